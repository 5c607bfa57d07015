import { expect, type Locator, type Page } from '@playwright/test';
import { settled } from './settled.ts';

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

/** Small enough to train in moments: two networks, sixty steps at full speed. */
export const small = 'n=20&new=40&a=tanh:3x1&b=tanh:8x1&stop=60&speed=full&v=1';

/** `small` with these keys in place of its own. */
export function smallWith(changes: Record<string, string | number>): string {
	const parts = new Map(small.split('&').map((part) => part.split('=') as [string, string]));
	parts.delete('v');
	for (const [key, value] of Object.entries(changes)) parts.set(key, String(value));
	return [...parts].map(([key, value]) => `${key}=${value}&`).join('') + 'v=1';
}

/** The playground as a person drives it: by the names that a screen reader says. */
export class PlaygroundPage {
	constructor(readonly page: Page) {}

	/** `hash` without `#`. */
	async open(hash = '', path = '../') {
		await this.page.goto(`${path}${hash === '' ? '' : `#${hash}`}`);
		await this.isAlive();
	}

	/** The engine has shown the untrained networks. */
	async isAlive() {
		await expect(this.row('A').getByRole('cell').nth(1)).not.toHaveText('—', { timeout: 60_000 });
	}

	/** A hash put into the address of the open page. */
	async paste(hash: string) {
		await this.page.evaluate((text) => (location.hash = text), hash);
	}

	get hash(): string {
		return new URL(this.page.url()).hash.slice(1);
	}

	network(letter: Letter): Locator {
		return this.page.getByRole('region', { name: `Network ${letter}`, exact: true });
	}

	parameters(letter: Letter): Locator {
		return this.network(letter).getByLabel('Parameters', { exact: true });
	}

	width(letter: Letter): Locator {
		return this.network(letter).getByRole('slider', { name: 'Width', exact: true });
	}

	depth(letter: Letter): Locator {
		return this.network(letter).getByRole('slider', { name: 'Depth', exact: true });
	}

	/** The canvas on which every parameter is a square. */
	squares(letter: Letter): Locator {
		return this.page.getByRole('slider', { name: `One parameter of network ${letter}` });
	}

	/** What the network has learned, as an image, once it is drawn. */
	map(letter: Letter): Promise<string> {
		const canvas = this.network(letter).getByRole('img').locator('canvas');
		return settled(this.page, () => pictureOn(canvas));
	}

	/** "Wrong on 9 of its 150 training points, and on 34 of 300 new ones. …" */
	mistakesSentence(letter: Letter): Locator {
		return this.network(letter).getByText(/^Wrong on/);
	}

	get step(): Locator {
		return this.page.getByLabel('Step', { exact: true }).and(this.page.locator('output'));
	}

	get stopAt(): Locator {
		return this.page.getByRole('spinbutton', { name: 'Stop at step' });
	}

	get timeline(): Locator {
		return this.page.getByRole('slider', { name: 'Rewind: step shown' });
	}

	get chart(): Locator {
		return this.page.getByRole('img', { name: /^Loss over/ });
	}

	get backend(): Locator {
		return this.page.getByRole('status', { name: 'Backend' });
	}

	get question(): Locator {
		return this.page.getByRole('heading', { level: 1 });
	}

	get reading(): Locator {
		return this.page.getByRole('region', { name: 'Reading the curves' });
	}

	get runs(): Locator {
		return this.page.getByRole('region', { name: 'Runs', exact: true }).getByRole('listitem');
	}

	button(name: string): Locator {
		return this.page.getByRole('button', { name, exact: true });
	}

	/** On a phone what the header holds is behind a button. */
	async openMenu() {
		const menu = this.button('Menu');
		if (await menu.isVisible()) await menu.click();
	}

	/** What stands behind "Teach". */
	async teach(name: 'Present' | 'Set a task') {
		await this.openMenu();
		await this.button('Teach').click();
		await this.button(name).click();
	}

	/** Presents, until Escape. */
	async present() {
		await this.teach('Present');
		await expect(this.button('Present')).toHaveAttribute('aria-pressed', 'true');
	}

	/** What trains, to choose from. */
	async openBackend(): Promise<Locator> {
		await this.openMenu();
		await this.button('About the backend').click();
		return this.page.getByRole('combobox', { name: 'Trained by' });
	}

	slider(region: 'Data' | 'Hyperparameters', name: string): Locator {
		return this.page
			.getByRole('region', { name: region, exact: true })
			.getByRole('slider', { name, exact: true });
	}

	dataSet(name: string): Locator {
		return this.page.getByRole('radio', { name, exact: true });
	}

	row(letter: Letter): Locator {
		return this.page
			.getByRole('table', { name: 'Results' })
			.getByRole('row')
			.filter({ has: this.page.getByRole('rowheader', { name: letter, exact: true }) });
	}

	async openDetails(letter: Letter) {
		const network = this.network(letter);
		await network.getByText(`Layers, memory and own settings of ${letter}`).click();
		await expect(network.getByRole('combobox', { name: 'Activation' })).toBeVisible();
	}

	async setSpeed(speed: 'slow' | 'normal' | 'full') {
		await this.page.getByRole('radio', { name: speed }).check();
	}

	async setStop(step: number) {
		await this.stopAt.fill(String(step));
		await this.stopAt.press('Enter');
		await expect(this.stopAt).toHaveValue(String(step));
	}

	/** Trains to the stop step. */
	async train(stop = '500') {
		await this.button('Train').click();
		await this.hasStoppedAt(stop);
	}

	async hasStoppedAt(stop: string) {
		await expect(this.step).toHaveText(stop, { timeout: 110_000 });
		await this.button('Train').waitFor({ timeout: 30_000 });
	}

	async reset() {
		await this.button('Reset').click();
		await this.isFresh();
	}

	/** A new run is built and shown, everywhere. */
	async isFresh() {
		await expect(this.step).toHaveText('0');
		await expect(this.historySteps).toHaveText(['0']);
	}

	/** Training is under way, past this step. */
	async isPast(step: number) {
		await expect.poll(() => this.shownStep(), { timeout: 60_000 }).toBeGreaterThan(step);
	}

	async shownStep(): Promise<number> {
		return number(await this.step.innerText());
	}

	async result(letter: Letter): Promise<Result> {
		const read = () => this.row(letter).getByRole('cell').allInnerTexts();
		const cells = await settled(this.page, read);
		const [training, validation, gap, best, atStep, accuracy] = cells.map(number);
		return { training, validation, gap, best, atStep, accuracy };
	}

	/** Wrong training points and wrong new points, from the sentence under the map. */
	async mistakes(letter: Letter): Promise<{ training: number; validation: number }> {
		const text = await settled(this.page, () => this.mistakesSentence(letter).innerText());
		const [, training, validation] = /Wrong on ([\d,]+) of .* and on ([\d,]+) of/.exec(text) ?? [];
		return { training: number(training), validation: number(validation) };
	}

	get historyTable(): Locator {
		return this.page.getByRole('table', { name: 'Loss history' });
	}

	get historySteps(): Locator {
		return this.historyTable.getByRole('rowheader');
	}

	/**
	 * The table Loss history as it is written: step, then training and validation loss of each
	 * network, once it has caught up with the step at which training stands.
	 */
	async history(): Promise<string[][]> {
		await expect(this.historySteps.last()).toHaveText(await this.step.innerText());
		return this.historyTable.evaluate((element) =>
			[...(element as HTMLTableElement).tBodies[0].rows].map((row) =>
				[...row.cells].map((cell) => cell.textContent ?? '')
			)
		);
	}
}

/** The pixels of a canvas, comparable. */
export function pictureOn(canvas: Locator): Promise<string> {
	return canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}
