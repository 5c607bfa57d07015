import { expect, type Locator, type Page } from '@playwright/test';

/** Small enough to train in moments: three widths, two seeds of each. */
export const smallSweep = 'n=20&new=40&values=1,2,4&seeds=2&stop=60&v=1';

/** The sweep as a person drives it: by the names that a screen reader says. */
export class SweepPage {
	constructor(readonly page: Page) {}

	/** `hash` without `#`. */
	async open(hash = smallSweep) {
		await this.page.goto(`./sweep/#${hash}`);
		await expect(this.button('Copy link')).toBeEnabled();
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
		return this.page.getByRole('img', { name: /^Loss against (parameters|training points)[.,] / });
	}

	get table(): Locator {
		return this.page.getByRole('table', { name: 'Results' });
	}

	async isDone() {
		await expect(this.question).toContainText('Done.', { timeout: 100_000 });
		await expect(this.button('Train')).toBeVisible();
	}

	async train() {
		await this.button('Train').click();
		await this.isDone();
	}

	async isPast(step: number) {
		const shown = async () => Number((await this.step.innerText()).replace(/,/g, ''));
		await expect.poll(shown, { timeout: 60_000 }).toBeGreaterThan(step);
	}

	/** The numbers of the table, row by row. */
	async results(): Promise<string[][]> {
		const rows = await this.table.getByRole('row').all();
		const cells = (row: Locator) => row.locator('th, td').allInnerTexts();
		return Promise.all(rows.map(cells));
	}
}
