import { LessonWalk } from '../support/lesson.ts';
import { copiedBy, expect, test as base } from '../support/test.ts';

/** Each step is done as it is not meant first, and the page says why that does not count. */
const test = base.extend<{ lesson: LessonWalk }>({
	lesson: ({ page }, use) => use(new LessonWalk(page))
});

/** At the step of this number, of which nothing is said before the reader does anything. */
async function isAt(lesson: LessonWalk, number: number) {
	await expect(lesson.stepButton(number)).toHaveAttribute('aria-current', 'step');
	await expect(lesson.done).toHaveText('');
}

async function goOn(lesson: LessonWalk, number: number) {
	await lesson.next();
	await isAt(lesson, number);
}

async function finish(lesson: LessonWalk) {
	await lesson.next('Finish');
	await expect(lesson.page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
}

/** One step of training in place of a whole run. */
async function stopAfterOne(lesson: LessonWalk) {
	await lesson.button('Step').click();
	await lesson.staysOpen(/the run stands at step 1, and its end is step [\d,]+\./);
}

/** Places of some learning rates on their slider. */
const rate = { 0.002: 5, 0.1: 12, 1: 16 };

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

test('lesson 1 is walked to its summary, and each step done wrong says what is missing', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('what-is-a-parameter');
	await isAt(lesson, 1);
	await page.getByRole('radio', { name: 'b', exact: true }).check();
	await lesson.set(lesson.slider('a'), 0.2);
	await lesson.staysOpen(/a was moved by \d\.\d+ and b by 0\. Move each by 0\.3 or more\./);
	await lesson.set(lesson.slider('b'), 0.5);
	await lesson.isDone(/a = 0\.20 and b = 0\.50 your line answers 0\.70/);
	await expect(page.getByText('You guessed “b”. It was “a”.')).toBeVisible();

	await goOn(lesson, 2);
	await lesson.set(lesson.slider('a'), 0.5);
	await lesson.staysOpen(/the loss is \d\.\d+, and it must fall below 0\.05\./);
	await lesson.set(lesson.slider('a'), 1);
	await lesson.isDone(/your loss is 0\.0\d\d; the best of all lines has 0\.0\d\d/);

	await goOn(lesson, 3);
	await expect(lesson.output('Step')).toHaveText('0');
	await expect(lesson.output('Loss')).toHaveText(/^2\./, { timeout: 60_000 });
	await lesson.train();
	await lesson.staysOpen(/“Train” takes step after step.* Press “Reset”, then “Step” five times/);
	await lesson.button('Reset').click();
	await expect(lesson.output('Step')).toHaveText('0');
	await expect(lesson.done).toHaveText('');
	await lesson.set(lesson.slider('b'), 0.5);
	await lesson.slider('b').blur();
	await lesson.staysOpen(/a slider was moved in this run.* Press “Reset”, then “Step” five times/);
	await lesson.button('Reset').click();
	for (const taken of ['1', '2', '3', '4']) {
		await lesson.button('Step').click();
		await expect(lesson.output('Step')).toHaveText(taken);
		if (taken === '1') await lesson.staysOpen(/1 of 5 steps is taken\. Press “Step” again\./);
	}
	await lesson.staysOpen(/4 of 5 steps are taken\./);
	await lesson.button('Step').click();
	await lesson.isDone(/5 steps moved both parameters, and the loss went from 2\.\d\d to/);

	await goOn(lesson, 4);
	await page.getByRole('radio', { name: 'The one from training' }).check();
	await lesson.set(lesson.slider('a'), 1);
	await lesson.slider('a').blur();
	await lesson.train();
	await lesson.staysOpen(/a slider was moved in this run.* Press “Reset”, then “Train”/);
	await lesson.button('Reset').click();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/100 steps found a = .* with a loss of 0\.0\d\d; by hand you reached 0\.0/);

	await finish(lesson);
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

test('lesson 2 is walked to its summary, and each step done wrong says what is missing', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('points-it-has-never-seen');
	await isAt(lesson, 1);
	await lesson.draw(() => 0.5);
	await lesson.staysOpen(/the loss is \d\.\d+, and it must fall below 0\.01\./);
	await lesson.draw(throughSixPoints);
	await lesson.isDone(/passes through the six points with a loss of 0\.00\d/);

	await goOn(lesson, 2);
	const newPoints = page.getByText('20 new points');
	await lesson.button('Show the new points').click();
	await lesson.staysOpen(/the guess comes first/);
	await expect(newPoints).toBeHidden();
	await page.getByRole('radio', { name: 'About the same' }).check();
	await lesson.staysOpen(/press “Show the new points”\./);
	await lesson.draw(() => 0.5);
	await lesson.button('Show the new points').click();
	await expect(newPoints).toBeVisible();
	await lesson.staysOpen(/the curve misses the six points: .* must be below 0\.01\./);
	await lesson.draw(throughSixPoints);
	await lesson.isDone(/training loss of 0\.00\d and a validation loss of \d/);
	await expect(page.getByText('You guessed “About the same”. It was “More than')).toBeVisible();

	await goOn(lesson, 3);
	await lesson.draw(() => 1.8);
	await lesson.staysOpen(/the validation loss is \d.*It was \d.*, and must come down to \d/);
	await lesson.draw((x) => Math.cos(Math.PI * x));
	await lesson.isDone(/The validation loss went from \d.* to \d/);

	await goOn(lesson, 4);
	await lesson.staysOpen();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/on its own points and .* on the new ones/);
	await finish(lesson);
});

test('lesson 3 is walked to its summary, and each step done wrong says what is missing', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('counting');
	const slider = (letter: string, name: string) =>
		lesson.network(letter).getByRole('slider', { name });
	await isAt(lesson, 1);
	await lesson.set(slider('A', 'Width'), 9);
	await lesson.staysOpen(/at width 9 the network has 37 parameters, and it is to have 33\./);
	await lesson.set(slider('A', 'Width'), 8);
	await lesson.isDone(/2 × 8 \+ 8, then 8 × 1 \+ 1: together 33\./);

	await goOn(lesson, 2);
	await page.getByRole('radio', { name: '105' }).check();
	await lesson.set(slider('A', 'Depth'), 3);
	await lesson.staysOpen(/has 3 layers of 8 units, and it is to have 2 layers of 8 units\./);
	await lesson.set(slider('A', 'Depth'), 2);
	await lesson.isDone(/8 × 8 \+ 8 = 72.*33 became 105/);
	await expect(page.getByText('You guessed “105”, and so it was.')).toBeVisible();

	await goOn(lesson, 3);
	await lesson.set(slider('A', 'Width'), 26);
	await lesson.staysOpen(/A has 105 parameters and B 25\. Both are to have exactly 105\./);
	await lesson.set(slider('B', 'Depth'), 1);
	await lesson.set(slider('B', 'Width'), 26);
	await lesson.staysOpen(/both have 105 parameters, but in the same way, 1 layer of 26 units/);
	await lesson.set(slider('B', 'Depth'), 2);
	await lesson.set(slider('B', 'Width'), 8);
	await lesson.isDone(/26 units in A and of 8, 8 in B: .* both 105/);

	await goOn(lesson, 4);
	await lesson.set(slider('A', 'Width'), 128);
	await lesson.staysOpen(/A has 1 layer of 128 units and B 2 layers of 64 units\./);
	await lesson.set(slider('B', 'Width'), 128);
	await lesson.isDone(
		/257 to 513 parameters, 2\.0 times as many; B from 4,417 to 17,025, 3\.9 times/
	);
	await finish(lesson);
});

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

test('lesson 5 is walked to its summary, and each step done wrong says what is missing', async ({
	page,
	lesson
}) => {
	const ofB = lesson.slider('Learning rate of B');
	await lesson.openAtFullSpeed('parameters-and-hyperparameters');
	await isAt(lesson, 1);
	await page.getByRole('radio', { name: 'A little' }).check();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/is (0\.\d+) for A and \1 for B/);
	await expect(page.getByText('You guessed “A little”. It was “Not at all”.')).toBeVisible();

	await goOn(lesson, 2);
	await lesson.train();
	await lesson.staysOpen(/the learning rate of B is 0\.001\. Raise it above 0\.001/);
	await lesson.button('Reset').click();
	await lesson.set(ofB, rate[0.1]);
	await lesson.train();
	await lesson.staysOpen(/with a learning rate of 0\.1 B has not diverged: at step \d,000/);
	await lesson.button('Reset').click();
	await lesson.set(ofB, rate[1]);
	await lesson.staysOpen(/the learning rate of B is 1, and nothing is trained so far\./);
	await lesson.train();
	await lesson.isDone(/With a learning rate of 1 B had diverged by step/);

	await goOn(lesson, 3);
	await lesson.set(ofB, rate[0.002]);
	await lesson.train();
	await lesson.staysOpen(/with a learning rate of 0\.002 B ends at \d.* half of A’s \d/);
	await expect(lesson.attempts).toHaveText([/^learning rate 0\.002: 0\.\d+ on new points$/]);
	await lesson.set(ofB, rate[0.1]);
	const changed =
		/does not count, because something was changed .*learning rate of B 0\.002 → 0\.1, at step 1,000\)\. Press “Reset”/;
	await lesson.staysOpen(changed);
	await lesson.train();
	await lesson.staysOpen(changed);
	await expect(lesson.attempts).toHaveCount(1);
	await lesson.button('Reset').click();
	await lesson.train();
	await lesson.isDone(
		/1,153 parameters each, A ends at 0\.\d+ and B, with a learning rate of 0\.1/
	);
	await finish(lesson);
});

test('lesson 6 is walked to its summary, and each step done wrong says what is missing', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('too-few');
	await isAt(lesson, 1);
	await page.getByRole('radio', { name: 'Down to it' }).check();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/its 6 parameters leave a training loss of 0\.\d+/);
	await expect(page.getByText('You guessed “Down to it”. It was')).toBeVisible();

	await goOn(lesson, 2);
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/From 6 to 13 parameters, the training loss goes from/);

	await goOn(lesson, 3);
	await stopAfterOne(lesson);
	await lesson.button('Show all controls').click();
	await lesson.button('New draw').click();
	await lesson.staysOpen(/no longer the one of this task \(.+\)\. Press “Set up again”/);
	await lesson.button('Set up again').click();
	await expect(lesson.done).toHaveText('');
	await lesson.train();
	await lesson.isDone(
		/A, with 7 parameters, is right on \d+ of 300 new points; B, with 25, on \d+/
	);
	await finish(lesson);
});

test('lesson 7 is walked to its summary, each step done wrong says what is missing, and the tries are kept', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('too-many');
	await isAt(lesson, 1);
	await page.getByRole('radio', { name: 'Fall, then rise again' }).check();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/lowest at step \d+, .* at step 500 it is/);
	await expect(page.getByText('and so it was.')).toBeVisible();
	const turn = Number(/lowest at step (\d+)/.exec(await lesson.done.innerText())![1]);

	await goOn(lesson, 2);
	await lesson.train();
	await lesson.staysOpen(/the run is at its end\. Now drag along the chart/);
	const timeline = lesson.slider('Rewind: step shown');
	await timeline.fill('400');
	await lesson.staysOpen(/this is step \d+, and the loss on new points was lowest at step \d+\./);
	await timeline.fill(String(turn));
	await lesson.isDone(/it was wrong on \d+ of 300 new points, and at the end on \d+/);

	await goOn(lesson, 3);
	const width = lesson.network('A').getByRole('slider', { name: 'Width' });
	await expect(lesson.attempts).toHaveCount(0);
	await lesson.train();
	await lesson.staysOpen(/with width 64 the network overfits: .* must stay below 1\.3 times\./);
	await lesson.set(width, 1);
	await lesson.staysOpen(/nothing is trained so far\. Press “Train”\./);
	await lesson.train();
	await lesson.staysOpen(/with width 1 the network gets \d+ of 300 .*, and 240 are needed\./);
	const tries = [/^width 1: .*\d+ of 300 right$/, /^width 64: overfits, \d+ of 300 right$/];
	await expect(lesson.attempts).toHaveText(tries);
	await page.reload();
	await expect(lesson.stepButton(3)).toBeEnabled({ timeout: 60_000 });
	await lesson.stepButton(3).click();
	await expect(lesson.attempts).toHaveText(tries);
	await lesson.set(width, 3);
	await lesson.train();
	await lesson.isDone(/3 units a layer, 25 parameters: .* right on 2\d\d of 300/);
	await expect(lesson.attempts).toHaveText([/^width 3: .*\d+ of 300 right$/, ...tries]);
	await finish(lesson);
});

test('lesson 8 is walked to its summary, and each step done wrong says what is missing', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('small-against-wide');
	await isAt(lesson, 1);
	await page.getByRole('radio', { name: 'B, the wide one' }).check();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/Of 300 new points A is wrong on \d+ and B on \d+; of its own 150 points/);
	await expect(page.getByText('You guessed “B, the wide one”')).toBeVisible();

	await goOn(lesson, 2);
	await lesson.staysOpen();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/Of 300 new points A is wrong on \d+ and B on \d+ in this draw/);

	await goOn(lesson, 3);
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/B on \d+: with nothing wrong to learn by heart, 4,417 parameters/);
	await finish(lesson);
});

test('lesson 9 is walked to its summary, each step done wrong says what is missing, and each try is listed', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('when-bigger-wins');
	await isAt(lesson, 1);
	await page.getByRole('radio', { name: 'B, the wide one' }).check();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/A, with 25 parameters, is wrong on \d+, and B, with 4,417, on \d+/);
	await expect(page.getByText('You guessed “B, the wide one”, and so it was.')).toBeVisible();

	await goOn(lesson, 2);
	const width = lesson.network('A').getByRole('slider', { name: 'Width' });
	await lesson.train();
	await lesson.staysOpen(/with 25 parameters it is right on \d\d\.\d\s% .*, and 95\s% are needed/);
	await lesson.set(width, 12);
	await lesson.train();
	await lesson.isDone(/With 205 parameters your network is right on 9\d\.\d/);
	await lesson.set(width, 2);
	await lesson.train();
	await expect(lesson.attempts).toHaveText([
		/^2 layers of 2 units, 15 parameters: \d\d\.\d\s% right$/,
		/^2 layers of 12 units, 205 parameters: 9\d\.\d\s% right$/,
		/^2 layers of 3 units, 25 parameters: \d\d\.\d\s% right$/
	]);
	await expect(lesson.attempts.getByRole('img', { name: 'Does the task.' })).toHaveCount(1);

	await goOn(lesson, 3);
	await lesson.set(width, 12);
	await lesson.train();
	await lesson.staysOpen(/205 parameters are enough, but not fewer than 205\./);
	await expect(lesson.attempts).toHaveText([/^2 layers of 12 units, 205 parameters: /]);
	await lesson.set(width, 8);
	await lesson.train();
	await lesson.isDone(/From 205 you came down to 105 parameters/);
	await finish(lesson);
});

test('lesson 10 is walked to its summary, and each step done wrong says what is missing', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('depth');
	await isAt(lesson, 1);
	await page.getByRole('radio', { name: 'Yes, nine in ten' }).check();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/A, with 3 parameters, is wrong on 1\d\d, and B, with 33, on \d\d\./);
	await expect(page.getByText('It was “Hardly”.')).toBeVisible();

	await goOn(lesson, 2);
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/With 33, 105, 249 parameters the losses on new points end at/);
	await finish(lesson);
});

test('lesson 11 is walked to its summary, and each step done wrong says what is missing', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('wide-or-deep');
	await isAt(lesson, 1);
	await page.getByRole('radio', { name: 'B, the deep one' }).check();
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/A, with 1,001 parameters, is right on .*B, with 1,009, on 9\d\.\d/);
	await expect(page.getByText('and so it was.')).toBeVisible();

	await goOn(lesson, 2);
	const ofB = (name: string) => lesson.network('B').getByRole('slider', { name });
	await lesson.button('Step').click();
	await lesson.staysOpen(/B has depth 3, and is to have another than 0, 1 or 3\./);
	await lesson.set(ofB('Depth'), 4);
	await lesson.staysOpen(
		/4 layers of 21 units B has 1,471 parameters, and is to have 950 to 1,060/
	);
	await lesson.set(ofB('Width'), 17);
	await lesson.staysOpen(/nothing is trained so far\. Press “Train”\./);
	await stopAfterOne(lesson);
	await lesson.train();
	await lesson.isDone(/With 4 layers and 987 parameters B is right on/);
	await finish(lesson);
});

test('nothing on the page moves when it says what is missing, on a phone neither', async ({
	page,
	lesson
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await lesson.openAtFullSpeed('when-bigger-wins');
	await lesson.stepButton(2).click();
	await isAt(lesson, 2);
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
