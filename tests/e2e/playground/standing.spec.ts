import { actWhen } from '../support/inPage.ts';
import { settled } from '../support/settled.ts';
import { smallWith, type Letter, type PlaygroundPage } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** The table, the reading and the sentence under the map of each network. */
function said(playground: PlaygroundPage, letters: readonly Letter[]) {
	return settled(playground.page, async () => {
		const words = [];
		for (const letter of letters) {
			words.push(
				await playground.row(letter).innerText(),
				await playground.reading.locator(`li[data-network=${letter}]`).innerText(),
				await playground.mistakesSentence(letter).innerText()
			);
		}
		return words;
	});
}

const stopAtBest = ({ page }: PlaygroundPage) =>
	page.getByRole('checkbox', { name: 'Stop at best validation', exact: true });

test.describe('stop at best validation, cut short by the stop step', () => {
	const cut = 'a=tanh:64x2&best=1&stop=240&speed=full&v=1';

	test('shows the best, and says so everywhere', async ({ playground }) => {
		await playground.open(cut);
		await playground.train('240');
		await expect(playground.reading).toContainText(/A stopped at its best, step \d+\./);
		const { validation, best, atStep, training } = await playground.result('A');
		expect(validation).toBe(best);
		expect(atStep).toBeLessThan(100);
		await expect(playground.chart).toHaveAccessibleName(
			new RegExp(
				`^Loss over 240 steps\\. A stands at step ${atStep}, its best\\. ` +
					`A: training ${training.toFixed(3)}, new points ${best.toFixed(3)}, turns at ${atStep}\\.`
			)
		);
		await expect(playground.runs).toContainText(
			`to step 240: A ${best.toFixed(3)} at step ${atStep}`
		);
		await expect(playground.page.getByText(`A stands at step ${atStep}, its best.`)).toBeVisible();
		const sentence = await playground.mistakesSentence('A').innerText();
		const map = await playground.map('A');

		await stopAtBest(playground).uncheck();
		await expect(playground.reading).toContainText(`A is memorising, since step ${atStep}.`);
		await stopAtBest(playground).check();
		await expect(playground.reading).toContainText(`A stopped at its best, step ${atStep}.`);

		await playground.reset();
		await stopAtBest(playground).uncheck();
		await playground.setStop(atStep);
		await playground.train(String(atStep));
		await expect(playground.mistakesSentence('A')).toHaveText(sentence);
		await expect.poll(() => playground.map('A')).toBe(map);
	});

	test('a later stop goes on to the same curve, and to the same end', async ({ playground }) => {
		await playground.open(cut.replace('stop=240', 'stop=2000'));
		await playground.button('Train').click();
		await expect(playground.reading).toContainText('A stopped at its best', { timeout: 110_000 });
		const whole = await playground.history();
		const end = await said(playground, ['A']);
		const step = await playground.step.innerText();

		await playground.reset();
		await playground.setStop(100);
		await playground.train('100');
		await playground.setStop(2000);
		await playground.button('Train').click();
		await playground.hasStoppedAt(step);
		expect(await playground.history()).toEqual(whole);
		await expect.poll(() => said(playground, ['A'])).toEqual(end);

		await playground.button('Train').click();
		await expect(
			playground.page.getByText('Nothing is left to train: A stopped at its best.')
		).toBeVisible();
		await expect(playground.step).toHaveText(step);
	});

	test('pausing goes nowhere', async ({ playground }) => {
		await playground.open(smallWith({ best: 1 }));
		await playground.button('Step').click();
		await expect(playground.step).toHaveText('1');
		await expect(playground.reading).toContainText('A has only just begun. 1 step is too few');
		await expect(playground.chart).toHaveAccessibleName(/^Loss over 1 step\. A: /);
	});
});

test('while rewound all that is said is said of the step shown', async ({ playground }) => {
	await playground.open(smallWith({ n: 60, new: 200, b: 'tanh:16x2', stop: 29 }));
	await playground.train('29');
	await playground.setStop(60);
	// By a step, after which a run is under way and not at its end.
	await playground.button('Step').click();
	await expect(playground.step).toHaveText('30');
	const then = await said(playground, ['A', 'B']);
	await playground.train('60');
	const now = await said(playground, ['A', 'B']);
	expect(now).not.toEqual(then);

	await playground.timeline.focus();
	await expect(async () => {
		if ((await playground.shownStep()) > 30) await playground.timeline.press('ArrowLeft');
		await expect(playground.step).toHaveText('30', { timeout: 300 });
	}).toPass();
	await expect.poll(() => said(playground, ['A', 'B'])).toEqual(then);
	const wrong = [await playground.mistakes('A'), await playground.mistakes('B')];
	const right = wrong.map(({ validation }) => 200 - validation).sort((a, b) => b - a);
	await expect(playground.page.getByText(/on new points: /).first()).toContainText(
		right[0] === right[1] ? `${right[0]} of 200 each` : `${right[0]} of 200 against ${right[1]}`
	);
	await expect(playground.chart).toHaveAccessibleName(
		/A stands at step 30\..* B stands at step 30\./
	);

	await playground.timeline.press('Escape');
	await expect.poll(() => said(playground, ['A', 'B'])).toEqual(now);
});

test.describe('where every network has diverged', () => {
	const gone = 'data=line&n=20&new=20&noise=0.1&a=relu:64x2&opt=sgd&lr=10&stop=60&speed=full&v=1';

	for (const [key, name] of [
		['Space', 'Train'],
		['s', 'Step']
	]) {
		test(`${name} says why it does nothing, and starts anew once the rate is lower`, async ({
			page,
			playground
		}) => {
			await playground.open(gone);
			await playground.button('Train').click();
			await expect(playground.reading).toContainText(/A diverged at step \d+\./);
			await expect(playground.button('Train')).toBeVisible();
			const step = await playground.step.innerText();
			await expect(playground.reading).toContainText(`A diverged at step ${step}.`);
			const place = await playground.button('Train').boundingBox();
			const notice = page.getByText(
				/^Nothing is left to train: A diverged at step \d+\. Lower the learning rate/
			);
			await expect(notice).toHaveCount(0);
			await playground.button(name).click();
			await expect(notice).toBeVisible();
			expect(await playground.button('Train').boundingBox()).toEqual(place);
			await playground.button('Dismiss').click();
			await expect(notice).toHaveCount(0);
			await playground.question.click();
			await page.keyboard.press(key);
			await expect(notice).toBeVisible();
			await expect(playground.step).toHaveText(step);

			await playground.slider('Hyperparameters', 'Learning rate').press('Home');
			await playground.button(name).click();
			await expect(page.getByText('training started anew from step 0')).toBeVisible();
			await (name === 'Train' ? playground.hasStoppedAt('60') : playground.hasStoppedAt('1'));
			await expect(playground.reading).not.toContainText('diverged');
		});
	}

	test('each goes back to its best where that is asked for, and says so', async ({
		playground
	}) => {
		await playground.open(gone.replace('stop=60', 'best=1&stop=60'));
		await playground.button('Train').click();
		await expect(playground.reading).toContainText(
			/A diverged at step \d+ and went back to its best, step \d+\./
		);
		await expect(playground.network('A').getByText('It diverged, and went back')).toBeVisible();
		const { validation, best } = await playground.result('A');
		expect(validation).toBe(best);
		await expect(playground.network('A').getByText(/^Typically off by/)).toBeVisible();
	});
});

test('a slider dragged while training leaves one mark, of its last value', async ({
	playground
}) => {
	await playground.open(smallWith({ stop: 100_000, speed: 'slow' }));
	const rate = playground.slider('Hyperparameters', 'Learning rate');
	await playground.button('Train').click();
	await actWhen(playground.step, [
		{ past: 2, act: { slider: rate, by: 1 } },
		{ past: 3, act: { slider: rate, by: 1 } },
		{ past: 4, act: { press: 'Pause' } }
	]);
	await expect(playground.button('Train')).toBeVisible();
	await expect(rate).toHaveAttribute('aria-valuetext', '0.03');
	const name = (await playground.chart.getAttribute('aria-label'))!;
	expect(name.match(/Changed at step/g)).toHaveLength(1);
	expect(name).toMatch(/Changed at step \d+: learning rate 0\.01 → 0\.03\.$/);
});
