import { expect, type Locator, type Page } from '@playwright/test';
import { settled } from './settled.ts';

/** Small enough to train in moments: three widths, two seeds of each. */
export const smallSweep = 'n=20&new=40&values=1,2,4&seeds=2&stop=60&v=1';

/** Of a button that begins and pauses: nothing can end between the two presses. */
export async function pressTwice(button: Locator) {
	await expect(button).toBeEnabled({ timeout: 60_000 });
	await button.evaluate((element) => {
		(element as HTMLElement).click();
		(element as HTMLElement).click();
	});
}

/** The sweep as a person drives it: by the names that a screen reader says. */
export class SweepPage {
	constructor(readonly page: Page) {}

	/** `hash` without `#`. */
	async open(hash = smallSweep) {
		await this.page.goto(`./sweep/#${hash}`);
		// On a phone it is in the menu.
		const copy = { name: 'Copy link', exact: true, includeHidden: true };
		await expect(this.page.getByRole('button', copy)).toBeEnabled();
	}

	button(name: string): Locator {
		return this.page.getByRole('button', { name, exact: true });
	}

	get question(): Locator {
		return this.page.getByRole('region', { name: /^How many/ });
	}

	get step(): Locator {
		return this.page.getByLabel('Training step reached', { exact: true });
	}

	get reading(): Locator {
		return this.page.getByRole('region', { name: 'Reading the curve' });
	}

	get network(): Locator {
		return this.page.getByRole('region', { name: 'One network' });
	}

	get chart(): Locator {
		const name =
			/^(Loss against (parameters|training points)|Share of points wrong against share pruned)[.,] /;
		return this.page.getByRole('img', { name });
	}

	get table(): Locator {
		return this.page.getByRole('table', { name: 'Results' });
	}

	async isDone() {
		await expect(this.question).toContainText('Done.', { timeout: 100_000 });
		await this.button('Train').waitFor({ timeout: 30_000 });
	}

	async train() {
		await this.button('Train').click();
		await this.isDone();
	}

	/** A sweep that is done, anew to its end. */
	async trainAnew() {
		const label = await this.button('Train').evaluate(async (button) => {
			(button as HTMLElement).click();
			await Promise.resolve(); // The page has drawn that it trains, and heard nothing of it yet.
			return button.textContent?.trim();
		});
		expect(label).toBe('Pause');
		await this.isDone();
	}

	async isPast(step: number) {
		const shown = async () => Number((await this.step.innerText()).replace(/,/g, ''));
		await expect.poll(shown, { timeout: 60_000 }).toBeGreaterThan(step);
	}

	/** The numbers of the table, row by row, once they stand. */
	results(): Promise<string[][]> {
		return settled(this.page, () =>
			this.table
				.getByRole('row')
				.evaluateAll((rows) =>
					rows.map((row) =>
						[...(row as HTMLTableRowElement).cells].map(({ innerText }) => innerText)
					)
				)
		);
	}
}
