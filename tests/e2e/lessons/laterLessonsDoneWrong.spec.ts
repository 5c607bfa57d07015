/** The lessons from 11 on, walked as they are not meant: each step says what is missing. */
import { LaterLessonWalk } from '../support/laterLesson.ts';
import { expect, test as base } from '../support/test.ts';

const test = base.extend<{ lesson: LaterLessonWalk }>({
	lesson: ({ page }, use) => use(new LaterLessonWalk(page))
});

const onTheWay = /(nothing is trained so far|[\d.]+\s% of the training is done)\. Press “Train”/;
const endedEarly = /training was ended after [\d.]+\s% of its work\. Press “Train” to begin anew/;
const changed = (what: string) =>
	new RegExp(`the sweep is no longer the one of this task \\(${what}\\)\\. Press “Set up again”`);

/** One more seed for each size. */
async function addSeed(lesson: LaterLessonWalk) {
	await lesson.button('Show all controls').click();
	await lesson.slider('Seeds for each').press('ArrowRight');
}

test('lesson 12 says what is missing: paused, ended early, changed', async ({ lesson }) => {
	await lesson.openAt('the-u-curve', 'every-width');
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.openAt('the-u-curve', 'three-draws');
	await lesson.stopEarly();
	await lesson.saysNotYet(endedEarly);
	await lesson.openAt('the-u-curve', 'two-sides');
	await lesson.saysNotYet(endedEarly); // It is the sweep of the step before.
	await lesson.openAt('the-u-curve', 'judged-once');
	await addSeed(lesson);
	await lesson.saysNotYet(changed('seeds for each value 1 → 2'));
});

test('lesson 13 says what is missing: changed, paused, ended early', async ({ page, lesson }) => {
	await lesson.openAt('more-data', 'the-gap');
	await lesson.button('Show all controls').click();
	const points = page.getByRole('textbox', { name: 'Numbers of training points' });
	await points.fill('16, 512');
	await points.press('Enter');
	await lesson.saysNotYet(
		changed('numbers of training points 16, 32, 64, 128, 256, 512 → 16, 512')
	);
	await lesson.openAt('more-data', 'no-longer-by-heart');
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.openAt('more-data', 'every-doubling');
	await lesson.stopEarly();
	await lesson.saysNotYet(endedEarly);
});

test('lesson 14 says what is missing: stepped, paused, not ticked', async ({ page, lesson }) => {
	await lesson.openAt('early-stopping', 'the-turn');
	await lesson.step(2);
	await lesson.saysNotYet(/the run stands at step 2, and its end is step 3,000\. Press “Train”/);
	await lesson.openAt('early-stopping', 'go-back');
	await page.getByRole('button', { name: 'Show all controls' }).click();
	await page.getByRole('button', { name: 'New draw', exact: true }).click();
	await lesson.saysNotYet(/the experiment is no longer the one of this task \(data seed 1 → 2/);
	await lesson.openAt('early-stopping', 'stop-by-itself');
	await lesson.step(1);
	await lesson.saysNotYet(/“Stop at best validation” is not ticked\. Press “Reset”, tick it/);
	await page.getByRole('checkbox', { name: 'Stop at best validation' }).check();
	await lesson.saysNotYet(/the run stands at step 1, and its end is step 3,000/);
});

test('lesson 15 says what is missing: stepped, changed on the way', async ({ lesson }) => {
	await lesson.openAt('weight-decay-and-dropout', 'penalty');
	await lesson.step(1);
	await lesson.saysNotYet(/the run stands at step 1, and its end is step 1,500\. Press “Train”/);
	await lesson.openAt('weight-decay-and-dropout', 'too-much');
	await lesson.step(2);
	await lesson.slider('L2 penalty').press('End');
	await lesson.saysNotYet(
		/.*changed on the way \(L2 of B 0\.001 → [\d.]+, at step 2\)\. Press “Reset”/
	);
	await lesson.openAt('weight-decay-and-dropout', 'two-more-ways');
	await lesson.slider('Dropout').press('End');
	await lesson.step(1);
	await lesson.saysNotYet(/the run stands at step 1,/);
});

test('lesson 16 says what is missing: changed, ended early, paused', async ({ lesson }) => {
	await lesson.openAt('memorising-noise', 'coin-tosses');
	await addSeed(lesson);
	await lesson.saysNotYet(changed('seeds for each value 1 → 2'));
	await lesson.openAt('memorising-noise', 'capacity');
	await lesson.stopEarly();
	await lesson.saysNotYet(endedEarly);
	await lesson.openAt('memorising-noise', 'wrong-and-sure');
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
});

test('lesson 17 says what is missing: ended early, paused, not solved', async ({ lesson }) => {
	await lesson.openAt('beyond-the-u', 'a-second-descent');
	await lesson.stopEarly();
	await lesson.saysNotYet(endedEarly);
	await lesson.openAt('beyond-the-u', 'is-bigger-better');
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	for (const id of ['solved-exactly', 'a-little-ridge']) {
		await lesson.openAt('beyond-the-u', id);
		await lesson.slider('Ridge penalty').press('End');
		await lesson.saysNotYet(/nothing is solved so far\. Press “Solve”/);
	}
});

test('lesson 18 says what is missing: paused, without a guess, changed', async ({ lesson }) => {
	await lesson.openAt('scaling-laws', 'line');
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.openAt('scaling-laws', 'twice-as-large');
	await lesson.pauseEarly();
	await lesson.saysNotYet(/your guess is missing\. Choose one of the three answers above/);
	await lesson.guess('Nearly as high');
	await lesson.saysNotYet(onTheWay);
	await lesson.openAt('scaling-laws', 'another-teacher');
	await addSeed(lesson);
	await lesson.saysNotYet(changed('seeds for each value 1 → 2'));
});

test('lesson 19 says what is missing: changed, paused, ended early', async ({ lesson }) => {
	await lesson.openAt('parameters-are-not-performance', 'first-budget');
	await addSeed(lesson);
	await lesson.saysNotYet(changed('seeds for each value 3 → 4'));
	await lesson.openAt('parameters-are-not-performance', 'four-times');
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.openAt('parameters-are-not-performance', 'sixteen-times');
	await lesson.stopEarly();
	await lesson.saysNotYet(endedEarly);
});

test('lesson 20 says what is missing: too large, stepped, the same points', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('parameter-golf');
	await lesson.train();
	await lesson.saysNotYet(/this network has 105 parameters \(at most 25 are asked\)/);
	await expect(page.getByText(/tanh 8, 8: 105 parameters, wrong on \d+ of 300/)).toBeVisible();
	await lesson.openAt('parameter-golf', 'another-draw');
	await lesson.step(1);
	await lesson.saysNotYet(/these are the points of the course\. Press “New draw”, then “Train”/);
	await lesson.button('New draw').click();
	await expect(lesson.output('Step')).toHaveText('0');
	await lesson.step(2);
	await lesson.saysNotYet(/the run stands at step 2, and its end is step 500/);
});
