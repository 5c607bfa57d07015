import { LessonWalk } from '../support/lesson.ts';
import { expect, test as base } from '../support/test.ts';

/** Each step of a lesson done as it is not meant: the page says why it does not count. */
const test = base.extend<{ lesson: LessonWalk }>({
	lesson: ({ page }, use) => use(new LessonWalk(page))
});

/** At the step of this number, of which nothing is said before the reader does anything. */
async function go(lesson: LessonWalk, number: number) {
	await lesson.stepButton(number).click();
	await expect(lesson.stepButton(number)).toHaveAttribute('aria-current', 'step');
	await expect(lesson.done).toHaveText('');
}

/** One step of training in place of a whole run. */
async function stopAfterOne(lesson: LessonWalk) {
	await lesson.button('Step').click();
	await lesson.staysOpen(/the run stands at step 1, and its end is step [\d,]+\./);
}

/** Places of some learning rates on their slider. */
const rate = { 0.002: 5, 0.1: 12 };

test('lesson 1 done wrong says what is missing', async ({ lesson }) => {
	await lesson.openAtFullSpeed('what-is-a-parameter');
	await go(lesson, 1);
	await lesson.set(lesson.slider('a'), 0.2);
	await lesson.staysOpen(/a was moved by \d\.\d+ and b by 0\. Move each by 0\.3 or more\./);

	await go(lesson, 2);
	await lesson.set(lesson.slider('a'), 0.5);
	await lesson.staysOpen(/the loss is \d\.\d+, and it must fall below 0\.05\./);

	await go(lesson, 3);
	await lesson.train();
	await lesson.staysOpen(/“Train” takes step after step.* Press “Reset”, then “Step” five times/);
	await lesson.button('Reset').click();
	await expect(lesson.output('Step')).toHaveText('0');
	await expect(lesson.done).toHaveText('');
	await lesson.set(lesson.slider('b'), 0.5);
	await lesson.slider('b').blur();
	await lesson.staysOpen(/a slider was moved in this run.* Press “Reset”, then “Step” five times/);
	await lesson.button('Reset').click();
	await lesson.button('Step').click();
	await lesson.staysOpen(/1 of 5 steps is taken\. Press “Step” again\./);

	await go(lesson, 4);
	await lesson.set(lesson.slider('a'), 1);
	await lesson.slider('a').blur();
	await lesson.train();
	await lesson.staysOpen(/a slider was moved in this run.* Press “Reset”, then “Train”/);
	await lesson.button('Reset').click();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/100 steps found/);
});

test('lesson 2 done wrong says what is missing', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('points-it-has-never-seen');
	await go(lesson, 1);
	await lesson.draw(() => 0.5);
	await lesson.staysOpen(/the loss is \d\.\d+, and it must fall below 0\.01\./);

	await go(lesson, 2);
	await lesson.button('Show the new points').click();
	await lesson.staysOpen(/the guess comes first/);
	await expect(page.getByText('20 new points')).toBeHidden();
	await page.getByRole('radio', { name: 'About the same' }).check();
	await lesson.button('Show the new points').click();
	await expect(page.getByText('20 new points')).toBeVisible();
	await lesson.staysOpen(/the curve misses the six points: .* must be below 0\.01\./);

	await go(lesson, 3);
	await lesson.draw(() => 1.8);
	await lesson.staysOpen(/the validation loss is \d.*It was \d.*, and must come down to \d/);

	await go(lesson, 4);
	await stopAfterOne(lesson);
});

test('lesson 3 done wrong says what is missing', async ({ lesson }) => {
	await lesson.openAtFullSpeed('counting');
	const slider = (letter: string, name: string) =>
		lesson.network(letter).getByRole('slider', { name });
	await go(lesson, 1);
	await lesson.set(slider('A', 'Width'), 9);
	await lesson.staysOpen(/at width 9 the network has 37 parameters, and it is to have 33\./);

	await go(lesson, 2);
	await lesson.set(slider('A', 'Depth'), 3);
	await lesson.staysOpen(/has 3 layers of 8 units, and it is to have 2 layers of 8 units\./);

	await go(lesson, 3);
	await lesson.set(slider('A', 'Width'), 26);
	await lesson.staysOpen(/A has 105 parameters and B 25\. Both are to have exactly 105\./);
	await lesson.set(slider('B', 'Depth'), 1);
	await lesson.set(slider('B', 'Width'), 26);
	await lesson.staysOpen(/both have 105 parameters, but in the same way, 1 layer of 26 units/);

	await go(lesson, 4);
	await lesson.set(slider('A', 'Width'), 128);
	await lesson.staysOpen(/A has 1 layer of 128 units and B 2 layers of 64 units\./);
});

test('lesson 5 done wrong says what is missing', async ({ lesson }) => {
	await lesson.openAtFullSpeed('parameters-and-hyperparameters');
	await go(lesson, 1);
	await stopAfterOne(lesson);

	await go(lesson, 2);
	await lesson.train();
	await lesson.staysOpen(/the learning rate of B is 0\.001\. Raise it above 0\.001/);
	await lesson.button('Reset').click();
	await lesson.set(lesson.slider('Learning rate of B'), rate[0.1]);
	await lesson.train();
	await lesson.staysOpen(/with a learning rate of 0\.1 B has not diverged: at step \d,000/);

	await go(lesson, 3);
	await lesson.set(lesson.slider('Learning rate of B'), rate[0.002]);
	await lesson.train();
	await lesson.staysOpen(/with a learning rate of 0\.002 B ends at \d.* half of A’s \d/);
	await expect(lesson.attempts).toHaveText([/^learning rate 0\.002: 0\.\d+ on new points$/]);
	await lesson.set(lesson.slider('Learning rate of B'), rate[0.1]);
	const changed =
		/does not count, because something was changed .*learning rate of B 0\.002 → 0\.1, at step 1,000\)\. Press “Reset”/;
	await lesson.staysOpen(changed);
	await lesson.train();
	await lesson.staysOpen(changed);
	await expect(lesson.attempts).toHaveCount(1);
});

test('lesson 6 done wrong says what is missing', async ({ lesson }) => {
	await lesson.openAtFullSpeed('too-few');
	for (const step of [1, 2, 3]) {
		await go(lesson, step);
		await stopAfterOne(lesson);
	}
	await lesson.button('Show all controls').click();
	await lesson.button('New draw').click();
	await lesson.staysOpen(/no longer the one of this task \(.+\)\. Press “Set up again”/);
});

test('lesson 7 done wrong says what is missing, and keeps the tries', async ({ page, lesson }) => {
	await lesson.openAtFullSpeed('too-many');
	await go(lesson, 1);
	await stopAfterOne(lesson);

	await go(lesson, 2);
	await lesson.train();
	await lesson.staysOpen(/the run is at its end\. Now drag along the chart/);
	await lesson.slider('Rewind: step shown').fill('400');
	await lesson.staysOpen(/this is step \d+, and the loss on new points was lowest at step \d+\./);

	await go(lesson, 3);
	await expect(lesson.attempts).toHaveCount(0);
	await lesson.train();
	await lesson.staysOpen(/with width 64 the network overfits: .* must stay below 1\.3 times\./);
	await lesson.set(lesson.network('A').getByRole('slider', { name: 'Width' }), 1);
	await lesson.staysOpen(/nothing is trained so far\. Press “Train”\./);
	await lesson.train();
	await lesson.staysOpen(/with width 1 the network gets \d+ of 300 .*, and 240 are needed\./);
	const tries = [/^width 1: .*\d+ of 300 right$/, /^width 64: overfits, \d+ of 300 right$/];
	await expect(lesson.attempts).toHaveText(tries);
	await page.reload();
	await expect(lesson.stepButton(3)).toBeEnabled({ timeout: 60_000 });
	await go(lesson, 3);
	await expect(lesson.attempts).toHaveText(tries);
});

test('lesson 8 done wrong says what is missing', async ({ lesson }) => {
	await lesson.openAtFullSpeed('small-against-wide');
	for (const step of [1, 2, 3]) {
		await go(lesson, step);
		await stopAfterOne(lesson);
	}
});

test('lesson 9 done wrong says what is missing, and lists each try', async ({ lesson }) => {
	await lesson.openAtFullSpeed('when-bigger-wins');
	const width = lesson.network('A').getByRole('slider', { name: 'Width' });
	await go(lesson, 1);
	await stopAfterOne(lesson);

	await go(lesson, 2);
	await lesson.train();
	await lesson.staysOpen(/with 25 parameters it is right on \d\d\.\d\s% .*, and 95\s% are needed/);
	await lesson.set(width, 12);
	await lesson.train();
	await lesson.isDone(/With 205 parameters your network/);
	await lesson.set(width, 2);
	await lesson.train();
	await expect(lesson.attempts).toHaveText([
		/^2 layers of 2 units, 15 parameters: \d\d\.\d\s% right$/,
		/^2 layers of 12 units, 205 parameters: 9\d\.\d\s% right$/,
		/^2 layers of 3 units, 25 parameters: \d\d\.\d\s% right$/
	]);
	await expect(lesson.attempts.getByRole('img', { name: 'Does the task.' })).toHaveCount(1);

	await go(lesson, 3);
	await lesson.set(width, 12);
	await lesson.train();
	await lesson.staysOpen(/205 parameters are enough, but not fewer than 205\./);
	await expect(lesson.attempts).toHaveText([/^2 layers of 12 units, 205 parameters: /]);
});

test('lesson 10 done wrong says what is missing', async ({ lesson }) => {
	await lesson.openAtFullSpeed('depth');
	for (const step of [1, 2]) {
		await go(lesson, step);
		await stopAfterOne(lesson);
	}
});

test('lesson 11 done wrong says what is missing', async ({ lesson }) => {
	await lesson.openAtFullSpeed('wide-or-deep');
	const ofB = (name: string) => lesson.network('B').getByRole('slider', { name });
	await go(lesson, 1);
	await stopAfterOne(lesson);

	await go(lesson, 2);
	await lesson.button('Step').click();
	await lesson.staysOpen(/B has depth 3, and is to have another than 0, 1 or 3\./);
	await lesson.set(ofB('Depth'), 4);
	await lesson.staysOpen(
		/4 layers of 21 units B has 1,471 parameters, and is to have 950 to 1,060/
	);
	await lesson.set(ofB('Width'), 17);
	await lesson.staysOpen(/nothing is trained so far\. Press “Train”\./);
	await stopAfterOne(lesson);
});

test('nothing on the page moves when it says what is missing, on a phone neither', async ({
	page,
	lesson
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await lesson.openAtFullSpeed('when-bigger-wins');
	await go(lesson, 2);
	/** The way on stands in the window, the rest on the page. */
	const places = async () => {
		const tops = [lesson.button('Skip this step'), lesson.button('Step'), lesson.network('A')].map(
			async (part) => (await part.boundingBox())!.y
		);
		const [skip, ...others] = await Promise.all(tops);
		const scrolled = await page.evaluate(() => scrollY);
		return [skip, ...others.map((top) => top + scrolled)];
	};
	const before = await places();
	await lesson.train();
	await lesson.staysOpen(/with 25 parameters it is right on/);
	await expect(lesson.attempts).toHaveCount(1);
	await expect.poll(places).toEqual(before);
});

test('what is missing is said once after many moves, not at each', async ({ page, lesson }) => {
	await lesson.open('counting');
	await lesson.done.evaluate((status) => {
		const said: string[] = [];
		new MutationObserver(() => said.push(status.textContent?.trim() ?? '')).observe(status, {
			childList: true,
			characterData: true,
			subtree: true
		});
		Object.assign(window, { said });
	});
	const width = lesson.network('A').getByRole('slider', { name: 'Width' });
	await width.focus();
	for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
	await lesson.staysOpen(/at width 23 the network has 93 parameters/);
	const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
	expect(said.filter((text) => text !== '')).toHaveLength(1);
});
