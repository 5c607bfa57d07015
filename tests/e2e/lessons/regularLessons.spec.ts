import { LaterLessonWalk } from '../support/laterLesson.ts';
import { copiedBy, expect, test as base } from '../support/test.ts';

const test = base.extend<{ lesson: LaterLessonWalk }>({
	lesson: ({ page }, use) => use(new LaterLessonWalk(page))
});

test('lesson 14 is walked to its summary, and says what is missing: stepped, changed, not ticked', async ({
	page,
	lesson
}) => {
	test.slow();
	await lesson.openAtFullSpeed('early-stopping');
	await page.getByRole('radio', { name: 'At the end' }).check();
	await lesson.isOpen();
	await lesson.step(2);
	await lesson.saysNotYet(/the run stands at step 2, and its end is step 3,000\. Press “Train”/);
	await lesson.train();
	await lesson.isDone(/lowest at step \d+, with 0\.\d+; after all 3,000 steps it is \d/);
	await expect(page.getByText('It was “In the first quarter of the run”.')).toBeVisible();
	const turn = Number(/lowest at step (\d+)/.exec(await lesson.done.innerText())![1]);
	await lesson.next();

	await lesson.button('Show all controls').click();
	await lesson.button('New draw').click();
	await lesson.saysNotYet(/the experiment is no longer the one of this task \(data seed 1 → 2/);
	await lesson.setUpAgain();
	await lesson.train();
	await lesson.saysNotYet(/you look at the end of the run, step 3,000\. Drag along the chart/);
	const timeline = lesson.slider('Rewind: step shown');
	await timeline.fill('2000');
	await lesson.saysNotYet(/at step [\d,]+, where you look, the loss on new points was \d/);
	await timeline.fill(String(turn));
	await lesson.isDone(/error against the true curve was 0\.\d+; at the end it was \d/);
	const told = /was (0\.\d+); at the end it was (\d\.\d+)/.exec(await lesson.done.innerText())!;
	expect(Number(told[1])).toBeLessThanOrEqual(Number(told[2]) / 2);
	await lesson.next();

	await lesson.step(1);
	await lesson.saysNotYet(/“Stop at best validation” is not ticked\. Press “Reset”, tick it/);
	await page.getByRole('checkbox', { name: 'Stop at best validation' }).check();
	await lesson.saysNotYet(/the run stands at step 1, and its end is step 3,000/);
	await lesson.button('Reset').click();
	await lesson.train();
	await lesson.isDone(/It stopped at step \d+ and went back to step \d+, .* after 3,000 steps/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

/** Places of some values on their sliders. */
const l2 = { 0.01: 13 };
const weightDecay = { 0.1: 9, 1: 13 };

test('lesson 15 is walked to its summary, and says what is missing: stepped, changed on the way', async ({
	page,
	lesson
}) => {
	test.slow();
	await lesson.openAtFullSpeed('weight-decay-and-dropout');
	await page.getByRole('radio', { name: 'More than 5' }).check();
	await lesson.isOpen();
	await lesson.step(1);
	await lesson.saysNotYet(/the run stands at step 1, and its end is step 1,500\. Press “Train”/);
	await lesson.train();
	await lesson.isDone(
		/Both have 4,417 parameters\. Of its own points B leaves \d+ wrong, and A \d/
	);
	await expect(page.getByText('and so it was.')).toBeVisible();
	await lesson.next();

	await lesson.step(2);
	await lesson.slider('L2 penalty').press('End');
	await lesson.saysNotYet(
		/.*changed on the way \(L2 of B 0\.001 → [\d.]+, at step 2\)\. Press “Reset”/
	);
	await lesson.button('Reset').click();
	await lesson.set(lesson.slider('L2 penalty'), l2[0.01]);
	await lesson.saysNotYet(/nothing is trained so far/);
	await lesson.train();
	await lesson.isDone(/With a penalty of 0\.01 B is wrong on \d+ of 120 of its own points/);
	await lesson.next();

	await expect(page.getByRole('slider', { name: 'Width' })).toHaveCount(0);
	await lesson.slider('Dropout').press('End');
	await lesson.step(1);
	await lesson.saysNotYet(/the run stands at step 1,/);
	await lesson.button('Reset').click();
	await lesson.slider('Dropout').press('Home');
	await lesson.set(lesson.slider('Weight decay'), weightDecay[0.1]);
	await lesson.train();
	await lesson.saysNotYet(/B’s (loss on new points|gap) is \d.* \(at most \d.*, is asked\)/);
	await expect(page.getByText(/^With a weight decay of 0\.1: loss on new points/)).toBeVisible();
	await lesson.button('Reset').click();
	await lesson.set(lesson.slider('Weight decay'), weightDecay[1]);
	await lesson.train();
	await lesson.isDone(/With a weight decay of 1, .* Both have 4,417 parameters/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('lesson 20 is walked to its summary, and says what is missing: too large, stepped, the same points', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('parameter-golf');
	const a = lesson.network('A');
	await lesson.train();
	await lesson.saysNotYet(/this network has 105 parameters \(at most 25 are asked\)/);
	await expect(page.getByText(/tanh 8, 8: 105 parameters, wrong on \d+ of 300/)).toBeVisible();
	await lesson.set(a.getByRole('slider', { name: 'Depth' }), 1);
	await lesson.set(a.getByRole('slider', { name: 'Width' }), 2);
	await lesson.train();
	await lesson.saysNotYet(
		/this network is wrong on \d+ of 300 new points \(at most 45 are asked\)/
	);
	await lesson.set(a.getByRole('slider', { name: 'Width' }), 5);
	await lesson.train();
	await lesson.isDone(/Your best so far: 21 parameters, wrong on \d+ of 300/);
	await lesson.set(a.getByRole('slider', { name: 'Width' }), 4);
	await lesson.train();
	await lesson.isDone(/Your best so far: 17 parameters/);
	await lesson.set(a.getByRole('slider', { name: 'Width' }), 6);
	await lesson.train();
	await expect(lesson.done).toContainText('17 parameters');

	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	const copied = await copiedBy(lesson.button('Copy the score card'));
	expect(copied).toMatch(
		/^Parameter golf: 17 parameters, wrong on \d+ of 300 new points: http.*a=tanh:4x1/
	);
	await lesson.next();

	await page.getByRole('radio', { name: 'Yes' }).check();
	await expect(lesson.network('A').getByLabel('Parameters', { exact: true })).toHaveText('17');
	await lesson.step(1);
	await lesson.saysNotYet(/these are the points of the course\. Press “New draw”, then “Train”/);
	await lesson.train();
	await lesson.saysNotYet(/these are the points of the course\. Press “New draw”, then “Train”/);
	const draws = page
		.getByRole('listitem')
		.filter({ hasText: /^17 parameters on the draw \d+: wrong on/ });
	for (let draw = 1; draw <= 2; draw++) {
		await lesson.button('New draw').click();
		await expect(lesson.output('Step')).toHaveText('0');
		if (draw === 1) {
			await lesson.step(2);
			await lesson.saysNotYet(/the run stands at step 2, and its end is step 500/);
		}
		await lesson.train();
		await lesson.saysNotYet(draw === 1 ? /1 of 3 draws is judged/ : /2 of 3 draws are judged/);
		await expect(draws).toHaveCount(draw);
	}
	await lesson.button('New draw').click();
	await lesson.train();
	await lesson.isDone(
		/With 17 parameters it was wrong on \d+ on the course, .* \d+, \d+, \d+ on 3 other draws: 45 or fewer in \d of 3\.$/
	);
	await expect(draws).toHaveCount(3);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
});

test('the lesson of the right question is walked from the first step to its summary', async ({
	page,
	lesson
}) => {
	test.slow();
	await lesson.openAtFullSpeed('the-right-question');
	await lesson.guess('About eight in ten');
	await lesson.train();
	await lesson.isDone(/4,417 parameters get 2\d\d of 300 new points right/);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.train();
	await lesson.saysNotYet(/on x₁ and x₂ it gets \d+ of 300 new points right, and \d+ are needed/);
	for (const input of ['x1 squared', 'x2 squared']) {
		await page.getByRole('checkbox', { name: input, exact: true }).check();
	}
	for (const input of ['x1', 'x2']) {
		await page.getByRole('checkbox', { name: input, exact: true }).uncheck();
	}
	await lesson.train();
	await lesson.isDone(/3 parameters on x₁² and x₂² get 2\d\d of 300 new points right/);
	await expect(lesson.attempts).toHaveCount(2);
	await lesson.next();

	await lesson.guess('About half');
	await lesson.train();
	await lesson.isDone(/On x₁x₂ it gets 1\d\d of 300 new points right/);
	await lesson.next();

	await lesson.guess('Only B');
	await lesson.train();
	await lesson.isDone(/Of 300 new points A gets 2\d\d right and B 2\d\d, from 320 points/);
	await lesson.finish();
});
