import { expect } from '@playwright/test';
import { LessonWalk } from './lesson.ts';
import { pressTwice } from './sweepPage.ts';

/** What is missing of a sweep that was paused. */
export const onTheWay =
	/(nothing is trained so far|[\d.]+\s% of the training is done)\. Press “Train”/;
/** What is missing of one that was stopped. */
export const endedEarly =
	/training was ended after [\d.]+\s% of its work\. Press “Train” to begin anew/;
/** What is missing of another sweep than the task’s. */
export const changed = (what: string) =>
	new RegExp(`the sweep is no longer the one of this task \\(${what}\\)\\. Press “Set up again”`);

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
		await this.page.getByText(until).waitFor({ timeout: 240_000 });
	}

	/** Long before the end, however fast the machine is: both presses are one task of the page. */
	async pauseEarly() {
		await this.page.getByText(/^(It|How long it) will take/).waitFor({ timeout: 60_000 });
		await pressTwice(this.button('Train'));
		await this.button('Train').waitFor({ timeout: 60_000 });
	}

	/** Ended on the way, which does not do the task, and the page says so. */
	async stopEarly() {
		await this.pauseEarly();
		await this.stop();
	}

	async stop() {
		await this.button('Stop').click();
		await this.page.getByText(/^Stopped at step/).waitFor({ timeout: 60_000 });
		await this.saysNotYet(endedEarly);
	}

	/** Another sweep than the task's, by one more seed for each size; then the task's again. */
	async addSeed(from: number) {
		await this.button('Show all controls').click();
		await this.slider('Seeds for each').press('ArrowRight');
		await this.saysNotYet(changed(`seeds for each value ${from} → ${from + 1}`));
		await this.setUpAgain();
	}

	/** Hides the controls by which something was changed. */
	async setUpAgain() {
		await this.button('Set up again').click();
		await this.button('Show all controls').click();
		await expect(this.done).toHaveText('');
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
