import { expect, type Locator, type Page } from '@playwright/test';

const notYet = (missing: RegExp) => new RegExp(`^Not yet: .*${missing.source}`);

/** A lesson as a reader walks it, by the names that a screen reader says. */
export class LessonWalk {
	constructor(readonly page: Page) {}

	async open(name: string) {
		await this.page.goto(`./lessons/${name}/`);
		await expect(this.stepButton(1)).toBeEnabled({ timeout: 60_000 });
	}

	/** For what is not about pace: as a reader sets it, who looks for it. It stays from step to step. */
	async openAtFullSpeed(name: string) {
		await this.open(name);
		await this.button('Show all controls').click();
		await this.page.getByRole('radio', { name: 'full', exact: true }).check();
		await this.button('Show all controls').click();
	}

	stepButton(number: number): Locator {
		return this.page.getByRole('button', { name: new RegExp(`^Step ${number}: `) });
	}

	get title(): Locator {
		return this.page.getByRole('article').getByRole('heading', { level: 2 }).first();
	}

	/** The mark and the sentence of the present step once it is done; before, why it is not. */
	get done(): Locator {
		return this.page.locator('article').getByRole('status').filter({ visible: true });
	}

	slider(name: string): Locator {
		return this.page.getByRole('slider', { name, exact: true });
	}

	output(name: string): Locator {
		return this.page.getByLabel(name, { exact: true }).and(this.page.locator('output'));
	}

	network(letter: string): Locator {
		return this.page.getByRole('region', { name: `Network ${letter}`, exact: true });
	}

	button(name: string): Locator {
		return this.page.getByRole('button', { name, exact: true });
	}

	async set(slider: Locator, value: number) {
		await expect(slider).toBeEnabled({ timeout: 60_000 });
		await slider.fill(String(value));
	}

	/** To the end of the run. */
	async train() {
		await this.button('Train').click();
		await this.button('Train').waitFor({ timeout: 90_000 });
	}

	/** The step turned green, and says this. */
	async isDone(sentence: RegExp) {
		await expect(this.done).toContainText(sentence, { timeout: 60_000 });
		await expect(this.done.getByRole('img', { name: 'Done.' })).toBeVisible();
	}

	/** The step is not done: says why where a sentence is given, else has time enough to turn green. */
	async staysOpen(missing?: RegExp) {
		if (missing !== undefined) await expect(this.done).toHaveText(notYet(missing));
		else await this.page.waitForTimeout(700);
		await expect(this.done.getByRole('img', { name: 'Done.' })).toHaveCount(0);
	}

	/** The list of the reader's tries at a task that is a search, the latest on top. */
	get attempts(): Locator {
		return this.page.getByRole('region', { name: 'Your attempts' }).getByRole('listitem');
	}

	async next(name: 'Next step' | 'Finish' = 'Next step') {
		await this.button(name).click();
	}

	/** Draws along the curve by hand: `heightAt` for places from −1 to 1. */
	async draw(heightAt: (x: number) => number) {
		const picture = this.page.getByRole('group', { name: /^Your curve/ });
		await picture.scrollIntoViewIfNeeded();
		const box = (await picture.boundingBox())!;
		const scale = Math.min(box.width / 600, box.height / 440);
		const left = box.x + (box.width - 600 * scale) / 2;
		const top = box.y + (box.height - 440 * scale) / 2;
		for (let handle = 0; handle < 13; handle++) {
			const x = -1 + handle / 6;
			const at = [
				left + (20 + ((x + 1) / 2) * 560) * scale,
				top + ((2.2 - heightAt(x)) / 4.4) * 440 * scale
			] as const;
			await this.page.mouse.move(...at);
			if (handle === 0) await this.page.mouse.down();
		}
		await this.page.mouse.up();
	}
}
