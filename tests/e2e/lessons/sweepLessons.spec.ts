import { violations } from '../support/axe.ts';
import { changed, endedEarly, LaterLessonWalk, onTheWay } from '../support/laterLesson.ts';
import { expect, test as base } from '../support/test.ts';

const kept = 'Done. Kept on this device.';

const test = base.extend<{ lesson: LaterLessonWalk }>({
	lesson: ({ page }, use) => use(new LaterLessonWalk(page))
});

/** What is done as it is not meant comes first at each step, and the page says why it does not count. */
test.describe.configure({ timeout: 400_000 });

test('lesson 12 is walked to its summary, and says what is missing: paused, ended early, changed', async ({
	page,
	lesson
}) => {
	await lesson.open('the-u-curve');
	await lesson.guess('At the largest network');
	await lesson.isOpen();
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.stop();
	await lesson.sweep();
	await lesson.isDone(
		/lowest with \d+ parameters: 0\.\d+, against 0\.\d+ with 6 and .* with 16,897/
	);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.guess('In all three');
	await lesson.stopEarly();
	await lesson.stepButton(3).click();
	await lesson.saysNotYet(endedEarly); // It is the sweep of the step before.
	await lesson.stepButton(2).click();
	await lesson.sweep();
	await lesson.isDone(
		/At both ends the loss is at least 1\.3 times the lowest in \d of 3 draws; the lowest losses are those with/
	);
	await lesson.next();

	await lesson.isOpen();
	const size = lesson.slider('Size');
	await size.press('Home');
	await lesson.saysNotYet(
		/you look at the one with 6 parameters, and the task asks for the one with 16,897/
	);
	await size.press('End');
	await lesson.isDone(
		/the training loss goes from .* and the loss on new points from .* with 1,153 to/
	);
	await lesson.next();

	await lesson.guess('about the same');
	await lesson.addSeed(1);
	await lesson.sweep();
	await lesson.isDone(
		/The lowest of the fifteen losses is 0\.\d+, .* 1,000 fresh points .* 0\.\d+: .* chance alone explains/
	);
	await lesson.isAnswered();
	await lesson.finish();
	await expect(page.getByRole('link', { name: 'This sweep on its own page' })).toHaveCount(4);
});

test('lesson 13 is walked to its summary, and says what is missing: changed, paused, ended early', async ({
	page,
	lesson
}) => {
	await lesson.open('more-data');
	await lesson.guess('About half');
	await lesson.button('Show all controls').click();
	const points = page.getByRole('textbox', { name: 'Numbers of training points' });
	await points.fill('16, 512');
	await points.press('Enter');
	await lesson.saysNotYet(
		changed('numbers of training points 16, 32, 64, 128, 256, 512 → 16, 512')
	);
	await lesson.setUpAgain();
	await lesson.pauseEarly();
	await lesson.stepButton(2).click();
	await lesson.saysNotYet(onTheWay); // It is the sweep of the step before.
	await lesson.stepButton(1).click();
	await lesson.sweep();
	await lesson.isDone(/The gap is \d.* with 16 points, .* with 32, .* with 512\./);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.isOpen();
	await lesson.slider('Size').press('End');
	await lesson.saysNotYet(
		/you look at the one with 512 points, and the task asks for the one with 16 points/
	);
	await lesson.slider('Size').press('Home');
	await lesson.isDone(
		/With 16 points it is right on .* with 512 points, on .*, where nine in ten is the best/
	);
	await lesson.next();

	await lesson.guess('In both');
	await lesson.stopEarly();
	await lesson.sweep();
	await lesson.isDone(
		/At every doubling the gap falls in \d of 2 draws, and with every fourfold in \d of 2/
	);
	await lesson.finish();
});

test('lesson 16 is walked to its summary, says what is missing, and axe finds nothing before and after training', async ({
	page,
	lesson
}) => {
	await lesson.open('memorising-noise');
	expect(await violations(page)).toEqual([]);
	await lesson.addSeed(1);
	await lesson.button('Show all controls').click();
	const widths = page.getByRole('textbox', { name: 'Widths' });
	await widths.fill('2, 32');
	await widths.press('Enter');
	await expect(page.getByText(/^Trains 2 networks/)).toBeVisible();
	await lesson.sweep();
	await lesson.saysNotYet(changed('widths .* → 2, 32'));
	await lesson.setUpAgain();
	await expect(page.getByText(/^Trains 9 networks/)).toBeVisible();
	await lesson.guess('About three in four');
	await lesson.sweep();
	await lesson.isDone(
		/With 385 parameters .* of the training points are right, and \d\d\.\d.% of the new/
	);
	await lesson.isAnswered();
	await lesson.button('Show all controls').click();
	expect(await violations(page)).toEqual([]);
	const size = page.viewportSize()!;
	await page.setViewportSize({ width: 360, height: 740 });
	expect(await violations(page)).toEqual([]);
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	await page.setViewportSize(size);
	await lesson.button('Show all controls').click();
	await lesson.next();

	await lesson.guess('More than two');
	await lesson.stopEarly();
	await lesson.sweep();
	await lesson.isDone(/It takes \d+ parameters for 100 points: \d\.\d\d per point/);
	await lesson.next();

	await lesson.guess('Twice as high');
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.sweep();
	await lesson.isDone(/no more than a coin, and its loss is \d.*, not 0\.693/);
	await lesson.finish();
});

test('lesson 17 is walked to its summary, and says what is missing: ended early, paused, not solved', async ({
	page,
	lesson
}) => {
	await lesson.open('beyond-the-u');
	await lesson.guess('Stay about level');
	await lesson.stopEarly();
	await lesson.sweep();
	await lesson.isDone(
		/fit every point has \d+ parameters; .* highest with \d+: \d.* With 3,073 it is 0\.\d+\./
	);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.guess('In all three');
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.sweep();
	await lesson.isDone(/largest is below that of the smallest in \d of 3 draws/);
	await lesson.next();

	await lesson.guess('About 20');
	const ridge = lesson.slider('Ridge penalty');
	await ridge.press('End');
	await lesson.saysNotYet(/nothing is solved so far\. Press “Solve”/);
	await lesson.button('Solve').click();
	await expect(page.getByText('Solved: 20 of 20 of each size.')).toBeVisible({ timeout: 60_000 });
	await lesson.saysNotYet(/this is solved with a penalty of 1, where no penalty is asked/);
	await ridge.press('Home');
	await lesson.isDone(/highest with 40 parameters for 40 points: \d/);
	await expect(page.getByText('You guessed “About 20”. It was “About 40”.')).toBeVisible();
	await lesson.next();

	await ridge.press('End');
	await lesson.saysNotYet(/nothing is solved so far\. Press “Solve”/);
	await ridge.press('Home');
	await lesson.button('Solve').click();
	await expect(page.getByText('Solved: 20 of 20 of each size.')).toBeVisible({ timeout: 60_000 });
	await lesson.saysNotYet(/this is solved with no penalty, where a penalty of 0\.01 is asked/);
	for (let press = 0; press < 3; press++) await ridge.press('ArrowRight');
	await lesson.isDone(/With 40 parameters the loss on new points is 0\.\d+, where it was \d+/);
	await lesson.finish();
});

test('a sweep of a lesson is there again after a reload, and on the sweep page, but not before it was trained', async ({
	page,
	lesson
}) => {
	await lesson.open('memorising-noise');
	await lesson.sweep();
	await lesson.isDone(/With 385 parameters/);
	await lesson.stepButton(3).click();
	await lesson.isOpen();
	await expect(page.getByText('Press Train.')).toBeVisible();
	await lesson.stepButton(1).click();
	await expect(page.getByText(kept)).toBeVisible({ timeout: 110_000 });
	const chart = page.getByRole('img', { name: /^Share of points wrong/ });
	const seen = (await chart.getAttribute('aria-label'))!;
	await page.reload();
	await lesson.stepButton(1).click();
	await expect(chart).toHaveAccessibleName(seen, { timeout: 60_000 });

	const onPage = page.getByRole('link', { name: 'Open in sweep' });
	await onPage.click();
	// The lesson says that it is done as well.
	await expect(page).toHaveURL(/\/sweep\/#/);
	await expect(page.getByRole('region', { name: /^How many/ })).toBeVisible();
	await expect(page.getByText('Done. Kept on this device.')).toBeVisible({ timeout: 60_000 });
	await page.getByRole('radio', { name: 'share wrong' }).check();
	await expect(chart).toHaveAccessibleName(seen);
	await expect(page.getByRole('heading', { name: 'Kept on this device' })).toBeHidden();
	await page.goBack();

	await lesson.stepButton(1).click();
	await expect(page.getByText(kept)).toBeVisible({ timeout: 110_000 });
	await lesson.button('Set up again').click();
	await expect(page.getByText('Press Train.')).toBeVisible();
	await page.reload();
	await lesson.stepButton(1).click();
	await expect(page.getByText('Press Train.')).toBeVisible({ timeout: 60_000 });
});

test('the lesson of your own data is walked with penguins and with a pasted table', async ({
	page,
	lesson
}) => {
	await lesson.open('your-own-data');
	await lesson.guess('Between 50 and 1,000');
	await lesson.sweep();
	await lesson.isDone(/On 206 penguins overfitting begins at \d+ parameters; the loss/);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.guess('Hardly any');
	await lesson.sweep();
	await lesson.isDone(/With 4,547 parameters the loss on new penguins is .* right are .* against/);
	await lesson.next();

	await lesson.saysNotYet(/these are not your data\. Press “Your own”/);
	await lesson.button('Your own').click();
	const dialog = page.getByRole('dialog', { name: 'Your own data' });
	const lines = Array.from({ length: 40 }, (_, row) => `${row},${(row * 7) % 13},${row % 3 > 0}`);
	await dialog
		.getByRole('textbox', { name: 'Paste a table' })
		.fill(`a,b,kind\n${lines.join('\n')}`);
	await dialog.getByRole('button', { name: 'Use these data' }).click();
	await expect(dialog).toBeHidden();
	await lesson.saysNotYet(/nothing is trained so far/);
	expect(await violations(page)).toEqual([]);
	await lesson.sweep();
	await lesson.isDone(/On 24 rows of “Pasted table” (overfitting begins|none of these sizes)/);
	await lesson.finish();
});
