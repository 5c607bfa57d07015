import { actWhen, leastStepShown } from '../support/inPage.ts';
import { settled } from '../support/settled.ts';
import { smallWith, type PlaygroundPage } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

const hash = smallWith({ n: 60, new: 200, b: 'tanh:16x2', stop: 60 });

/** All that the page shows of both networks at the present or rewound step. */
function seen(playground: PlaygroundPage) {
	return settled(playground.page, async () => {
		const sight = [];
		for (const letter of ['A', 'B'] as const) {
			sight.push(
				await playground.mistakesSentence(letter).innerText(),
				await playground.map(letter),
				await playground.squares(letter).getAttribute('aria-valuetext')
			);
		}
		return sight;
	});
}

/** Presses the mouse on the chart at one share of its width and drags to another. */
async function dragChart(playground: PlaygroundPage, from: number, to: number) {
	const box = (await playground.chart.boundingBox())!;
	const { mouse } = playground.page;
	const y = box.y + box.height / 2;
	await mouse.move(box.x + from * box.width, y);
	await mouse.down();
	await mouse.move(box.x + to * box.width, y, { steps: 5 });
}

test('the timeline rewinds by keyboard to just what was shown at that step', async ({
	playground
}) => {
	await playground.open(hash);
	await playground.setStop(37);
	await playground.train('37');
	const then = await seen(playground);
	await playground.setStop(60);
	await playground.train('60');
	const now = await seen(playground);
	expect(now).not.toEqual(then);

	await playground.timeline.focus();
	await expect(async () => {
		if ((await playground.shownStep()) > 37) await playground.timeline.press('ArrowLeft');
		await expect(playground.step).toHaveText('37', { timeout: 300 });
	}).toPass();
	await expect(playground.timeline).toHaveAttribute('aria-valuetext', /^Step 37\. A: training/);
	await expect.poll(() => seen(playground)).toEqual(then);

	await playground.timeline.press('Escape');
	await expect(playground.step).toHaveText('60');
	await expect.poll(() => seen(playground)).toEqual(now);

	await playground.timeline.press('Home');
	await expect(playground.step).toHaveText('0');
	await playground.timeline.blur();
	await expect(playground.step).toHaveText('60');
});

test('dragging along the chart rewinds, and letting go returns', async ({ playground }) => {
	await playground.open(hash);
	await playground.train('60');
	const now = await seen(playground);

	await dragChart(playground, 0.8, 0.4);
	await expect(playground.step).not.toHaveText('60');
	// The picture of the last step that the drag came to may still be on its way.
	await expect(playground.timeline).not.toHaveValue('60');
	const step = Number(await playground.timeline.inputValue());
	expect(step).toBeGreaterThan(0);
	await expect(playground.step).toHaveText(String(step));
	const dragged = await seen(playground);
	await playground.page.mouse.up();
	await expect(playground.step).toHaveText('60');
	await expect.poll(() => seen(playground)).toEqual(now);

	await playground.reset();
	await playground.setStop(step);
	await playground.train(String(step));
	await expect.poll(() => seen(playground)).toEqual(dragged);
});

test('rewinding while training waits with it, and letting go goes on', async ({ playground }) => {
	await playground.open(smallWith({ stop: 100_000, speed: 'normal' }));
	await playground.button('Train').click();
	await actWhen(playground.step, [{ past: 5, act: { slider: playground.timeline, to: 0 } }]);
	await expect(playground.step).toHaveText('0');
	await expect(playground.button('Train')).toBeVisible();
	await playground.timeline.press('Escape');
	await actWhen(playground.step, [{ past: 10, act: { press: 'Pause' } }]);
	await expect(playground.button('Train')).toBeVisible();
	expect(await playground.shownStep()).toBeLessThan(100_000);
});

test('training on from a rewound step reproduces the same curve', async ({ playground }) => {
	await playground.open(hash);
	await playground.train('60');
	const whole = await playground.history();
	await dragChart(playground, 0.8, 0.4);
	await expect(playground.step).not.toHaveText('60');
	await playground.page.mouse.up();
	await expect(playground.step).toHaveText('60');
	const least = await leastStepShown(playground.step);
	await playground.button('Train on from there').click();
	await expect.poll(least).toBeLessThan(60);
	await playground.hasStoppedAt('60');
	await expect(playground.button('Train on from there')).toHaveCount(0);
	expect(await playground.history()).toEqual(whole);
});
