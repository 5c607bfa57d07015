import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { lessonGroups, lessonNames } from '../support/build.ts';
import { LessonWalk } from '../support/lesson.ts';
import { copiedBy, expect, test as base } from '../support/test.ts';

const test = base.extend<{ lesson: LessonWalk }>({
	lesson: ({ page }, use) => use(new LessonWalk(page))
});

/** Through the six points of lesson 2, straight from one to the next. */
const sixPoints = [
	[-0.94, -1.09],
	[-0.69, -0.49],
	[0.15, 0.08],
	[0.39, 0.38],
	[0.73, -0.44],
	[0.76, -0.35]
] as const;

function throughSixPoints(x: number): number {
	const at = Math.min(4, Math.max(0, sixPoints.findIndex(([place]) => place > x) - 1));
	const [from, to] = x > 0.76 ? [sixPoints[5], sixPoints[5]] : [sixPoints[at], sixPoints[at + 1]];
	if (from === to) return to[1];
	return from[1] + ((x - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
}

test('lesson 1 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('what-is-a-parameter');
	await page.getByRole('radio', { name: 'b', exact: true }).check();
	await lesson.set(lesson.slider('a'), 0.2);
	await lesson.staysOpen();
	await lesson.set(lesson.slider('b'), 0.5);
	await lesson.isDone(/a = 0\.20 and b = 0\.50 your line answers 0\.70/);
	await expect(page.getByText('You guessed “b”. It was “a”.')).toBeVisible();
	await lesson.next();

	await lesson.set(lesson.slider('a'), 0.5);
	await lesson.staysOpen();
	await lesson.set(lesson.slider('a'), 1);
	await lesson.isDone(/your loss is 0\.0\d\d; the best of all lines has 0\.0\d\d/);
	await lesson.next();

	await expect(lesson.output('Step')).toHaveText('0');
	await expect(lesson.output('Loss')).toHaveText(/^2\./, { timeout: 60_000 });
	for (const taken of ['1', '2', '3', '4']) {
		await lesson.button('Step').click();
		await expect(lesson.output('Step')).toHaveText(taken);
	}
	await lesson.staysOpen();
	await lesson.button('Step').click();
	await lesson.isDone(/5 steps moved both parameters, and the loss went from 2\.\d\d to/);
	await lesson.next();

	await page.getByRole('radio', { name: 'The one from training' }).check();
	await lesson.train();
	await lesson.isDone(/100 steps found a = .* with a loss of 0\.0\d\d; by hand you reached 0\.0/);
	await lesson.next('Finish');

	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'This experiment in the playground' })).toHaveCount(
		4
	);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	const copied = await copiedBy(lesson.button('Copy the summary'));
	expect(copied).toContain('100 steps found a = ');
	expect(copied).toContain('#data=line');

	await page.getByRole('link', { name: 'Lessons', exact: true }).last().click();
	await expect(page.getByText('✓ all 4 steps done')).toBeVisible();
});

test('lesson 2 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('points-it-has-never-seen');
	await lesson.draw(() => 0.5);
	await lesson.staysOpen();
	await lesson.draw(throughSixPoints);
	await lesson.isDone(/passes through the six points with a loss of 0\.00\d/);
	await lesson.next();

	await page.getByRole('radio', { name: 'About the same' }).check();
	await lesson.staysOpen();
	await lesson.button('Show the new points').click();
	await lesson.isDone(/training loss of 0\.00\d and a validation loss of \d/);
	await expect(page.getByText('You guessed “About the same”. It was “More than')).toBeVisible();
	await lesson.next();

	await lesson.draw((x) => -Math.cos(Math.PI * x));
	await lesson.staysOpen();
	await lesson.draw((x) => Math.cos(Math.PI * x));
	await lesson.isDone(/The validation loss went from \d.* to \d/);
	await lesson.next();

	await lesson.staysOpen();
	await lesson.train();
	await lesson.isDone(/on its own points and .* on the new ones/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 3 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('counting');
	const [a, b] = [lesson.network('A'), lesson.network('B')];
	await lesson.set(a.getByRole('slider', { name: 'Width' }), 9);
	await lesson.staysOpen();
	await lesson.set(a.getByRole('slider', { name: 'Width' }), 8);
	await lesson.isDone(/2 × 8 \+ 8, then 8 × 1 \+ 1: together 33\./);
	await lesson.next();

	await page.getByRole('radio', { name: '105' }).check();
	await lesson.set(a.getByRole('slider', { name: 'Depth' }), 3);
	await lesson.staysOpen();
	await lesson.set(a.getByRole('slider', { name: 'Depth' }), 2);
	await lesson.isDone(/8 × 8 \+ 8 = 72.*33 became 105/);
	await expect(page.getByText('You guessed “105”, and so it was.')).toBeVisible();
	await lesson.next();

	await lesson.set(a.getByRole('slider', { name: 'Depth' }), 2);
	await lesson.set(b.getByRole('slider', { name: 'Width' }), 8);
	await lesson.staysOpen();
	await lesson.set(a.getByRole('slider', { name: 'Depth' }), 1);
	await lesson.set(a.getByRole('slider', { name: 'Width' }), 26);
	await lesson.isDone(/26 units in A and of 8, 8 in B: .* both 105/);
	await lesson.next();

	await lesson.set(a.getByRole('slider', { name: 'Width' }), 128);
	await lesson.staysOpen();
	await lesson.set(b.getByRole('slider', { name: 'Width' }), 128);
	await lesson.isDone(
		/257 to 513 parameters, 2\.0 times as many; B from 4,417 to 17,025, 3\.9 times/
	);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

/** Places of some learning rates on their slider. */
const rate = { 0.002: 5, 0.1: 12, 1: 16 };

test('lesson 4 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('how-a-parameter-learns');
	await page.getByRole('radio', { name: 'Up', exact: true }).check();
	await lesson.network('A').getByText('One step in numbers of A').click();
	const step = page.getByRole('group', { name: 'One step of network A in numbers' });
	await step.getByRole('radio', { name: '4 update' }).check();
	await expect(step.getByText(/^−1\.3\d+ − 0\.1 × −2\.\d+ = −1\.178\d*$/)).toBeVisible();
	await step.getByRole('button', { name: 'Do this step' }).click();
	await lesson.isDone(/went up, from −1\.3\d+ to −1\.178: its gradient was −2\.\d+/);
	await expect(step.getByText(/It came true\. All 2 values/)).toBeVisible();
	await lesson.next();

	await lesson.staysOpen();
	await lesson.set(lesson.slider('Learning rate of B'), rate[0.1]);
	await lesson.staysOpen(/no step is done so far/);
	await lesson.button('Step').click();
	await lesson.isDone(/10\.0 times as far/);
	await lesson.next();

	await page.getByRole('radio', { name: 'A weight to the output' }).check();
	await lesson.button('Step').click();
	await lesson.isDone(/The weight from unit 2 of hidden layer 1 to the output moved furthest/);
	await lesson.next();

	await lesson.train();
	await lesson.isDone(/200 steps took the loss from 1\.03 to 0\.09\d, and none of them raised it/);
	await lesson.next();

	for (const taken of [1, 2, 3, 4]) {
		await lesson.button('Step').click();
		await expect(lesson.output('Step')).toHaveText(String(taken));
	}
	await lesson.isDone(/Step 4 helped its own point, and raised the loss of all/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 5 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('parameters-and-hyperparameters');
	await page.getByRole('radio', { name: 'A little' }).check();
	await lesson.staysOpen();
	await lesson.train();
	await lesson.isDone(/is (0\.\d+) for A and \1 for B/);
	await expect(page.getByText('You guessed “A little”. It was “Not at all”.')).toBeVisible();
	await lesson.next();

	await lesson.set(lesson.slider('Learning rate of B'), rate[1]);
	await lesson.staysOpen();
	await lesson.train();
	await lesson.isDone(/With a learning rate of 1 B had diverged by step/);
	await lesson.next();

	await lesson.set(lesson.slider('Learning rate of B'), rate[0.002]);
	await lesson.train();
	await lesson.staysOpen();
	await lesson.button('Reset').click();
	await lesson.set(lesson.slider('Learning rate of B'), rate[0.1]);
	await lesson.train();
	await lesson.isDone(
		/1,153 parameters each, A ends at 0\.\d+ and B, with a learning rate of 0\.1/
	);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 6 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('too-few');
	await page.getByRole('radio', { name: 'Down to it' }).check();
	await lesson.train();
	await lesson.isDone(/its 6 parameters leave a training loss of 0\.\d+/);
	await expect(page.getByText('You guessed “Down to it”. It was')).toBeVisible();
	await lesson.next();
	await lesson.staysOpen();
	await lesson.train();
	await lesson.isDone(/From 6 to 13 parameters, the training loss goes from/);
	await lesson.next();
	await lesson.train();
	await lesson.isDone(
		/A, with 7 parameters, is right on \d+ of 300 new points; B, with 25, on \d+/
	);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 7 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('too-many');
	await page.getByRole('radio', { name: 'Fall, then rise again' }).check();
	await lesson.train();
	await lesson.isDone(/lowest at step \d+, .* at step 500 it is/);
	await expect(page.getByText('and so it was.')).toBeVisible();
	const turn = Number(/lowest at step (\d+)/.exec(await lesson.done.innerText())![1]);
	await lesson.next();

	await lesson.train();
	await lesson.staysOpen();
	const timeline = lesson.slider('Rewind: step shown');
	await timeline.fill('400');
	await lesson.staysOpen();
	await timeline.fill(String(turn));
	await lesson.isDone(/it was wrong on \d+ of 300 new points, and at the end on \d+/);
	await lesson.next();

	const width = lesson.network('A').getByRole('slider', { name: 'Width' });
	await lesson.train();
	await lesson.staysOpen();
	await lesson.set(width, 3);
	await lesson.staysOpen();
	await lesson.train();
	await lesson.isDone(/3 units a layer, 25 parameters: .* right on 2\d\d of 300/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 8 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('small-against-wide');
	await page.getByRole('radio', { name: 'B, the wide one' }).check();
	await lesson.train();
	await lesson.isDone(/Of 300 new points A is wrong on \d+ and B on \d+; of its own 150 points/);
	await expect(page.getByText('You guessed “B, the wide one”')).toBeVisible();
	await lesson.next();
	await lesson.staysOpen();
	await lesson.train();
	await lesson.isDone(/Of 300 new points A is wrong on \d+ and B on \d+ in this draw/);
	await lesson.next();
	await lesson.train();
	await lesson.isDone(/B on \d+: with nothing wrong to learn by heart, 4,417 parameters/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 9 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('when-bigger-wins');
	await page.getByRole('radio', { name: 'B, the wide one' }).check();
	await lesson.train();
	await lesson.isDone(/A, with 25 parameters, is wrong on \d+, and B, with 4,417, on \d+/);
	await expect(page.getByText('You guessed “B, the wide one”, and so it was.')).toBeVisible();
	await lesson.next();

	const width = lesson.network('A').getByRole('slider', { name: 'Width' });
	await lesson.train();
	await lesson.staysOpen();
	await lesson.set(width, 12);
	await lesson.train();
	await lesson.isDone(/With 205 parameters your network is right on 9\d\.\d/);
	await lesson.next();

	await lesson.set(width, 12);
	await lesson.train();
	await lesson.staysOpen();
	await lesson.set(width, 8);
	await lesson.train();
	await lesson.isDone(/From 205 you came down to 105 parameters/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 10 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('depth');
	await page.getByRole('radio', { name: 'Yes, nine in ten' }).check();
	await lesson.staysOpen();
	await lesson.train();
	await lesson.isDone(/A, with 3 parameters, is wrong on 1\d\d, and B, with 33, on \d\d\./);
	await expect(page.getByText('It was “Hardly”.')).toBeVisible();
	await lesson.next();
	await lesson.train();
	await lesson.isDone(/With 33, 105, 249 parameters the losses on new points end at/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 11 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('wide-or-deep');
	await page.getByRole('radio', { name: 'B, the deep one' }).check();
	await lesson.train();
	await lesson.isDone(/A, with 1,001 parameters, is right on .*B, with 1,009, on 9\d\.\d/);
	await expect(page.getByText('and so it was.')).toBeVisible();
	await lesson.next();
	await lesson.set(lesson.network('B').getByRole('slider', { name: 'Width' }), 17);
	await lesson.set(lesson.network('B').getByRole('slider', { name: 'Depth' }), 4);
	await lesson.staysOpen();
	await lesson.train();
	await lesson.isDone(/With 4 layers and 987 parameters B is right on/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('a step can be skipped, and what is done is there again later', async ({ page, lesson }) => {
	await lesson.open('counting');
	await lesson.button('Skip this step').click();
	await expect(lesson.title).toBeVisible();
	const depth = lesson.network('A').getByRole('slider', { name: 'Depth' });
	await lesson.set(depth, 2);
	await lesson.isDone(/33 became 105/);
	await page.reload();
	await expect(lesson.stepButton(2)).toHaveAccessibleName(/, done$/, { timeout: 60_000 });
	await expect(lesson.stepButton(1)).toHaveAttribute('aria-current', 'step');
	await lesson.stepButton(2).click();
	await lesson.isDone(/33 became 105/);
});

test('a whole step goes by keyboard', async ({ page, lesson }) => {
	await lesson.open('what-is-a-parameter');
	await expect(lesson.slider('a')).toBeEnabled({ timeout: 60_000 });
	await lesson.slider('a').focus();
	for (let press = 0; press < 40; press++) await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Tab');
	await expect(lesson.slider('b')).toBeFocused();
	for (let press = 0; press < 31; press++) await page.keyboard.press('ArrowRight');
	await lesson.isDone(/b = 0\.31/);
	await lesson.button('Next step').focus();
	await page.keyboard.press('Enter');
	await expect(lesson.stepButton(2)).toHaveAttribute('aria-current', 'step');
});

test('a curve is drawn by keyboard', async ({ page, lesson }) => {
	await lesson.open('points-it-has-never-seen');
	const handle = lesson.slider('Height of the curve at 0.00');
	await handle.focus();
	await page.keyboard.press('Shift+ArrowUp');
	await page.keyboard.press('ArrowDown');
	await expect(handle).toHaveAttribute('aria-valuenow', '0.2');
});

test('a lesson needs no storage', async ({ page, lesson }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get() {
				throw new DOMException('Access is denied for this document.', 'SecurityError');
			}
		});
	});
	await lesson.open('counting');
	await lesson.set(lesson.network('A').getByRole('slider', { name: 'Width' }), 8);
	await lesson.isDone(/together 33/);
	await lesson.next();
	await expect(lesson.stepButton(1)).toHaveAccessibleName(/, done$/);
});

test('the experiment opens in the playground as it stands', async ({
	page,
	lesson,
	playground
}) => {
	await lesson.open('counting');
	await lesson.set(lesson.network('A').getByRole('slider', { name: 'Width' }), 11);
	await page.getByRole('link', { name: 'Open in playground' }).click();
	await playground.isAlive();
	await expect(playground.parameters('A')).toHaveText('45');
});

test('a run of a lesson is among the runs, there and in the playground', async ({
	lesson,
	page,
	playground
}) => {
	await lesson.openAtFullSpeed('depth');
	await lesson.train();
	await lesson.isDone(/A, with 3 parameters/);
	await lesson.button('Show all controls').click();
	await expect(playground.runs).toHaveCount(1);
	await expect(playground.runs).toContainText('This experiment');
	await page.getByRole('link', { name: 'Open in playground' }).click();
	await playground.isAlive();
	await expect(playground.runs).toHaveCount(1);
	await expect(playground.runs).toContainText('This experiment');
});

/** Formulas wider than their place. */
function cutFormulas(page: Page): Promise<(string | null)[]> {
	return page
		.locator('.formula:visible')
		.evaluateAll((boxes) =>
			boxes
				.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
				.map(({ textContent }) => textContent)
		);
}

test.describe('axe finds nothing in either theme', () => {
	test.use({ viewport: { width: 360, height: 740 } });

	for (const names of lessonGroups) {
		test(`in ${names.join(', ')}, and at 360 px no step and no formula of them is cut`, async ({
			page,
			lesson
		}) => {
			test.slow();
			for (const name of names) {
				await test.step(name, async () => {
					await lesson.open(name);
					const steps = await page.getByRole('button', { name: /^Step \d+: / }).all();
					expect(steps.length).toBeGreaterThan(0);
					for (const step of steps) {
						await step.click();
						await expect(step).toHaveAttribute('aria-current', 'step');
						const overflow = await page.evaluate(
							() => document.documentElement.scrollWidth - innerWidth
						);
						expect(overflow).toBeLessThanOrEqual(0);
						expect(await cutFormulas(page)).toEqual([]);
					}
					expect(await violations(page)).toEqual([]);
					if (name !== 'counting') return;
					await lesson.button('Show all controls').click();
					expect(await violations(page)).toEqual([]);
				});
			}
		});
	}

	test('on the pages about the lessons', async ({ page }) => {
		await page.goto('./lessons/');
		const links = page.getByRole('heading', { level: 3 }).getByRole('link');
		await expect(links).toHaveCount(lessonNames.length);
		expect(await violations(page)).toEqual([]);
		await page.goto('./lessons/counting/sheet/');
		expect(await violations(page)).toEqual([]);
	});
});

test('on paper a lesson is a handout of all its steps', async ({ page, lesson }) => {
	await lesson.open('counting');
	await page.emulateMedia({ media: 'print' });
	for (const title of ['A layer', 'A second layer', 'One count, two shapes', 'Twice as wide']) {
		await expect(page.getByRole('heading', { name: title })).toBeVisible();
	}
	await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});
