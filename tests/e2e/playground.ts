import { expect, type Locator, type Page } from '@playwright/test';

export type Letter = 'A' | 'B' | 'C' | 'D';

/** What a reader sees of one network in the table Results. */
export interface Result {
	training: number;
	validation: number;
	gap: number;
	best: number;
	atStep: number;
	/** Percent of new points. */
	accuracy: number;
}

const number = (text: string) => Number(text.replace(/[,%\s]/g, '').replace('\u2212', '-'));

/** The playground as a person drives it: by the names that a screen reader says. */
export class PlaygroundPage {
	readonly problems: string[] = [];

	private constructor(readonly page: Page) {
		page.on('pageerror', (error) => this.problems.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error' || message.type() === 'warning') {
				this.problems.push(message.text());
			}
		});
		page.on('request', (request) => {
			const { host, protocol } = new URL(request.url());
			if (protocol.startsWith('http') && !host.startsWith('localhost')) {
				this.problems.push(`asked ${host}`);
			}
		});
	}

	/** `hash` without `#`. */
	static async open(page: Page, hash = '', path = './'): Promise<PlaygroundPage> {
		const playground = new PlaygroundPage(page);
		await page.goto(`${path}${hash === '' ? '' : `#${hash}`}`);
		await playground.isAlive();
		return playground;
	}

	/** The engine has shown the untrained networks. */
	async isAlive() {
		await expect(this.row('A').getByRole('cell').nth(1)).not.toHaveText('—', { timeout: 60_000 });
	}

	network(letter: Letter): Locator {
		return this.page.getByRole('region', { name: `Network ${letter}`, exact: true });
	}

	parameters(letter: Letter): Locator {
		return this.network(letter).getByLabel('Parameters', { exact: true });
	}

	get step(): Locator {
		return this.page.getByLabel('Step', { exact: true }).and(this.page.locator('output'));
	}

	button(name: string): Locator {
		return this.page.getByRole('button', { name, exact: true });
	}

	row(letter: Letter): Locator {
		return this.page
			.getByRole('table', { name: 'Results' })
			.getByRole('row')
			.filter({ has: this.page.getByRole('rowheader', { name: letter, exact: true }) });
	}

	async setSpeed(speed: 'slow' | 'normal' | 'full') {
		await this.page.getByRole('radio', { name: speed }).check();
	}

	/** Trains to the stop step at full speed. */
	async train(stop = '500') {
		await this.setSpeed('full');
		await this.button('Train').click();
		await this.hasStoppedAt(stop);
	}

	async hasStoppedAt(stop: string) {
		await expect(this.step).toHaveText(stop, { timeout: 110_000 });
		await expect(this.button('Train')).toBeVisible();
	}

	async result(letter: Letter): Promise<Result> {
		const cells = await this.row(letter).getByRole('cell').allInnerTexts();
		const [training, validation, gap, best, atStep, accuracy] = cells.map(number);
		return { training, validation, gap, best, atStep, accuracy };
	}

	/** Wrong training points and wrong new points, from the sentence under the map. */
	async mistakes(letter: Letter): Promise<{ training: number; validation: number }> {
		const text = await this.network(letter)
			.getByText(/^Wrong on/)
			.innerText();
		const [, training, validation] = /Wrong on ([\d,]+) of .* and on ([\d,]+) of/.exec(text) ?? [];
		return { training: number(training), validation: number(validation) };
	}

	/** Rows of the table Loss history: step, then training and validation loss of each network. */
	async history(): Promise<number[][]> {
		const table = this.page.getByRole('table', { name: 'Loss history' });
		await expect(table).toBeVisible();
		return table.evaluate((element) =>
			[...(element as HTMLTableElement).tBodies[0].rows].map((row) =>
				[...row.cells].map((cell) => Number(cell.innerText.replace(/,/g, '')))
			)
		);
	}
}
