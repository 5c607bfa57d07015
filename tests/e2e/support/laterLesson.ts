import { expect } from '@playwright/test';
import { LessonWalk } from './lesson.ts';
import { pressTwice } from './sweepPage.ts';

/** A lesson of sweeps, or one of the playground that goes its way after them. */
export class LaterLessonWalk extends LessonWalk {
	/** At the step of this id, whatever is done. */
	async openAt(name: string, id: string) {
		await this.page.goto('about:blank'); // Another hash alone would not load the page anew.
		await this.page.goto(`./lessons/${name}/#${id}`);
		await expect(this.stepButton(1)).toBeEnabled({ timeout: 60_000 });
	}

	async guess(choice: string) {
		await this.page.getByRole('radio', { name: choice, exact: true }).check();
	}

	/** Time enough for a check to turn green, had it wanted to. */
	async isOpen() {
		await this.page.waitForTimeout(700);
		await expect(this.done.getByRole('img', { name: 'Done.' })).toHaveCount(0);
	}

	/** The step is open, and the page says why. */
	async saysNotYet(why: RegExp) {
		await expect(this.done).toContainText(new RegExp(`Not yet:\\s+${why.source}`), {
			timeout: 60_000
		});
	}

	/** To the end of the sweep, or to where it waits. */
	async sweep(until: string | RegExp = /^Done\./) {
		await expect(this.button('Train')).toBeEnabled({ timeout: 60_000 });
		await this.button('Train').click();
		await expect(this.page.getByText(until)).toBeVisible({ timeout: 240_000 });
	}

	/** Long before the end, however fast the machine is: both presses are one task of the page. */
	async pauseEarly() {
		await expect(this.page.getByText(/^(It|How long it) will take/)).toBeVisible({
			timeout: 60_000
		});
		await pressTwice(this.button('Train'));
		await expect(this.button('Train')).toBeVisible({ timeout: 60_000 });
	}

	/** Ended on the way, which does not do the task. */
	async stopEarly() {
		await this.pauseEarly();
		await this.button('Stop').click();
		await expect(this.page.getByText(/^Stopped at step/)).toBeVisible({ timeout: 60_000 });
	}

	/** So many steps of a run. */
	async step(times: number) {
		for (let press = 1; press <= times; press++) {
			await this.button('Step').click();
			await expect(this.output('Step')).toHaveText(String(press), { timeout: 60_000 });
		}
	}

	async isAnswered() {
		await expect(this.page.getByText(/^You guessed “/)).toBeVisible();
	}

	async finish() {
		await this.next('Finish');
		await expect(this.page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
	}
}
