import { smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** Three networks on rings that are moved, from one that learned them elsewhere: at rest, with eight of its
 * points rehearsed, and by an update of rank 1. */
const forgetting = smallWith({
	moved: 'size:.7~right:.8',
	a: 'tanh:8x2',
	'a.start': 'nothing',
	b: 'tanh:8x2',
	'b.start': 'rehearsed:8~all',
	c: 'tanh:8x2',
	'c.start': 'lora:1',
	stop: 260,
	'p.n': 60,
	'p.new': 40,
	'p.moved': 'size:.7~right:-.8',
	'p.a': 'tanh:8x2',
	'p.stop': 200
});

test('what a network forgets is drawn beside what it learns, with what is rehearsed and what is frozen', async ({
	page,
	playground
}) => {
	await playground.open(forgetting);
	await expect(playground.step).toHaveText('200', { timeout: 110_000 });
	await playground.train('260');

	const { chart, timeline } = playground;
	await expect(chart).toHaveAccessibleName(
		/B: training [\d.]+, new points [\d.]+, source task [\d.]+\./
	);
	await expect(chart).toHaveAccessibleName(
		/Pretrained up to step 200, where the new task begins\./
	);
	await expect(timeline).toHaveAttribute('min', '180');
	await timeline.press('Home');
	await expect(timeline).toHaveAttribute(
		'aria-valuetext',
		/^Step 1\d\d\. A: source task [\d.]+\. B/
	);
	await timeline.press('Escape');

	const { reading } = playground;
	await expect(reading.getByRole('columnheader', { name: 'Source task' })).toBeVisible();
	const cutOff = () =>
		reading
			.getByRole('group', { name: 'Results' })
			.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
	await expect.poll(cutOff, 'no column is cut off').toBeLessThanOrEqual(0);
	await expect(reading).toContainText(/It is right on [\d.]+\s% of new points of the source task/);

	await expect(page.getByRole('list', { name: 'Marks in the pictures' })).toContainText(
		'rehearsed 8'
	);
	await expect(playground.mistakesSentence('B')).toContainText('of its 20 training points');
	await expect(
		playground.network('B').getByRole('img', { name: /and 8 of its source task that it rehearses/ })
	).toBeVisible();
	const point = playground
		.network('B')
		.getByRole('slider', { name: 'One point of network B’s picture' });
	await point.focus();
	await point.press('Home');
	await expect(point).toHaveAttribute(
		'aria-valuetext',
		/^Rehearsed point \d at \(−[\d.]+, [−\d.]+\): a \w+\. B says \w+, [\d.]+\s%: (right|wrong)\.$/
	);
	const before = await playground.map('A');
	await page.getByRole('checkbox', { name: 'source task', exact: true }).check();
	await expect.poll(() => playground.map('A')).not.toBe(before);

	const squares = playground.squares('C');
	await expect(playground.network('C')).toContainText('frozen ones small and pale');
	await squares.focus();
	await squares.press('End');
	await expect(squares).toHaveAttribute(
		'aria-valuetext',
		/^B of the LoRA update, from component 1 to unit 8 of hidden layer 2: /
	);
	await squares.press('Home');
	await expect(squares).toHaveAttribute('aria-valuetext', /, frozen$/);

	await page.setViewportSize({ width: 1360, height: 768 });
	await playground.present();
	const tall = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
	await expect
		.poll(tall, 'three networks and a long question take one screen')
		.toBeLessThanOrEqual(0);
});
