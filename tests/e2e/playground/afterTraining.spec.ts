import type { Locator } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { small, smallWith, type PlaygroundPage } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** What a small network has learned in 60 steps, and one that starts from it, 50 % pruned. */
const pruned = `${smallWith({
	a: 'tanh:8x1',
	'a.start': 'nothing',
	b: 'tanh:8x1',
	'b.start': 'pruned:.5~all',
	stop: 100,
	'p.n': 20,
	'p.new': 40,
	'p.a': 'tanh:8x1',
	'p.stop': 60
})}`;

const part = (playground: PlaygroundPage, letter: 'A' | 'B' | 'C', name: string): Locator =>
	playground.network(letter).getByLabel(name, { exact: true });

/** A question of “Work on it”, in two presses. */
async function workOn(playground: PlaygroundPage, item: string) {
	await playground.network('B').getByRole('button', { name: 'Work on it' }).click();
	await playground.button(item).click();
}

const isPretrained = (playground: PlaygroundPage, step: string) =>
	expect(playground.step).toHaveText(step, { timeout: 110_000 });

test('“Prune” loads its measured setting, which trains to its end and is undone', async ({
	page,
	playground
}) => {
	test.slow();
	await playground.open(small);
	await workOn(playground, 'Prune');
	await expect(part(playground, 'B', 'Left')).toHaveText('558 of 4,417 left');
	await expect(playground.parameters('B')).toHaveText('4,417');
	await expect(playground.question).toHaveText(
		/^A has learned the spiral with 4,417 numbers\. B is that network, 90\s% of its weights pruned/
	);
	// The question stands above the card, and a bet on it is the next thing to press.
	await expect(playground.question).toBeFocused();
	await expect(playground.question).toBeInViewport({ ratio: 1 });
	await expect(playground.button('Bet on B')).toBeInViewport({ ratio: 1 });
	await isPretrained(playground, '1,500');
	await expect(playground.network('B')).toContainText('2,768 bytes');
	await expect(playground.network('B')).toContainText('pruned ones hollow');
	await expect.poll(() => playground.hash).toContain('b.start=pruned:.9~all');

	// Trained already, but for the steps on the way.
	const after = page.getByRole('region', { name: 'After training' });
	await expect(after).toContainText('The pretrained network came with the page');
	await playground.timeline.focus();
	await page.keyboard.press('Home');
	await isPretrained(playground, '0');
	await expect(playground.network('B')).not.toContainText('pruned ones hollow');
	await playground.timeline.blur();
	const byShare = page.getByRole('radio', { name: 'By share pruned' });
	const showDraws = playground.button('Show 40 draws, measured beforehand');
	await byShare.check();
	await expect(showDraws).toHaveCount(0);
	await page.getByRole('radio', { name: 'Loss', exact: true }).check();

	await playground.train('2,000');
	await expect(after).toContainText(/after 500 further steps, [\d,]+ before them/);
	await expect(after).toContainText('zeros are still multiplied');
	expect((await playground.result('B')).accuracy).toBeGreaterThan(98);
	await byShare.check();
	await showDraws.click();
	const draws = page.getByRole('list', { name: 'Draws measured beforehand' });
	await expect(draws.getByRole('listitem')).toHaveText([
		/^\s*as B: pruned by size, trained further/,
		/^\s*as C: pruned at random, trained further/,
		/^\s*pruned by size/,
		/^\s*as D: as many from the start/
	]);
	await expect(
		page.getByText(/^40 draws of points and weights in this very setting/)
	).toBeVisible();
	await expect(
		page.getByRole('img', { name: /B: 90\s% pruned, right on .* Behind them 40 draws/ })
	).toBeVisible();
	await expect(page.getByRole('link', { name: 'Sweep along the share pruned' })).toHaveAttribute(
		'href',
		/sweep\/#data=spiral&.*&axis=pruned&/
	);
	expect(await violations(page)).toEqual([]);

	await after.getByRole('button', { name: 'Does it matter which go?' }).click();
	await expect(part(playground, 'C', 'Left')).toHaveText('558 of 4,417 left');
	await playground.button('Undo').click();
	await expect(playground.network('C')).toHaveCount(0);
	await playground.button('Undo').click();
	await expect(playground.parameters('B')).toHaveText('33');
	await expect.poll(() => playground.hash).toBe(small);
});

test('“Quantize” rounds a network, and shows what its weights are rounded to', async ({
	page,
	playground
}) => {
	test.slow();
	await playground.open(small);
	await workOn(playground, 'Quantize');
	await isPretrained(playground, '1,500');
	const b = playground.network('B');
	await expect(b.getByRole('slider', { name: 'Bits' })).toHaveValue('3');
	await expect(b).toContainText('2,136 bytes');
	await expect(
		b.getByRole('img', { name: /^How the 4,096 weights of layer 2 .* the 7 values/ })
	).toBeVisible();
	expect(await violations(page)).toEqual([]);
});

test('what a network has learned is kept, and pruned from there by keys', async ({
	page,
	playground
}) => {
	await playground.open(small);
	await playground.train('60');
	const menu = playground.network('B').getByRole('button', { name: 'Work on it' });
	await menu.focus();
	await page.keyboard.press('Enter');
	await playground.button('Keep what B has learned').focus();
	await page.keyboard.press('Enter');
	await isPretrained(playground, '60');
	await expect.poll(() => playground.hash).toContain('p.stop=60');

	const share = playground.network('B').getByRole('slider', { name: 'Pruned' });
	await share.fill('50');
	// Of 8 × 2 + 8 × 1 weights 12 go; the biases stay.
	await expect(part(playground, 'B', 'Left')).toHaveText('21 of 33 left');
	await isPretrained(playground, '60');
	await playground.network('B').getByRole('radio', { name: 'whole units' }).check();
	await expect(part(playground, 'B', 'Left')).toHaveText('17 of 33 left');
	await expect(playground.parameters('B')).toHaveText('17');
});

test('a link with a pretrained network has the same digits in another profile', async ({
	browser,
	playground
}) => {
	await playground.open(pruned);
	await playground.train('100');
	const history = await playground.history();
	const context = await browser.newContext();
	const { PlaygroundPage } = await import('../support/playground.ts');
	const other = new PlaygroundPage(await context.newPage());
	await other.page.goto(playground.page.url());
	await other.isAlive();
	await isPretrained(other, '60');
	await other.train('100');
	expect(await other.history()).toEqual(history);
	await context.close();
});

test('the record spans pretraining: the chart says where it ends, and rewinding goes before it', async ({
	page,
	playground
}) => {
	await playground.open(pruned);
	await isPretrained(playground, '60');
	await playground.train('100');
	await expect(playground.chart).toHaveAccessibleName(/Pretrained up to step 60\./);
	await expect(playground.network('B')).toContainText('pruned ones hollow');
	await playground.timeline.focus();
	await page.keyboard.press('Home');
	await expect(playground.step).toHaveText('0');
	await expect(playground.network('B')).not.toContainText('pruned ones hollow');
	await playground.timeline.blur();
	await expect(playground.step).toHaveText('100');

	// One from random weights has its own past, trained along.
	await playground.button('Add a network').click();
	await expect(playground.row('C').getByRole('cell').nth(1)).not.toHaveText('—');
	await isPretrained(playground, '60');
	await expect(playground.network('B')).toContainText('pruned ones hollow');
	await expect(playground.historySteps.first()).toHaveText('0');
});

test('pretraining that takes long waits to be asked, and can be cancelled', async ({
	page,
	playground
}) => {
	await page.goto(
		`../#${smallWith({
			a: 'tanh:256x3',
			'a.start': 'nothing',
			b: 'tanh:256x3',
			'b.start': 'pruned:.5~all',
			stop: 100_000,
			'p.a': 'tanh:256x3',
			'p.stop': 90_000
		})}`
	);
	await expect(
		page.getByText(/^Pretraining comes first: 90,000 steps, about .*\. Train begins it\.$/)
	).toBeVisible({ timeout: 60_000 });
	await playground.button('Train').click();
	await expect(page.getByText(/^Pretraining: step [\d,]+ of 90,000, about .*\.$/)).toBeVisible();
	await playground.button('Cancel').click();
	await expect(page.getByText(/^Pretraining was cancelled\. Train begins it again/)).toBeVisible();
	await expect(playground.button('Train')).toBeVisible();
});

test('a pretrained network that diverges gets a sentence, and nothing is lost', async ({
	page,
	playground
}) => {
	await playground.open(small);
	await playground.paste(
		smallWith({
			data: 'cosine',
			a: 'relu:8x1',
			'a.start': 'nothing',
			stop: 100,
			'p.data': 'cosine',
			'p.a': 'relu:8x1',
			'p.opt': 'sgd',
			'p.lr': 10,
			'p.stop': 60
		})
	);
	await expect(page.getByText(/^The pretrained network diverged at step \d+: /)).toBeVisible();
	const sentence = page.getByRole('paragraph').filter({ hasText: 'network diverged' });
	await sentence.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => playground.hash).toBe(small);
	await playground.train('60');
});

test('at 360 px nothing is wider than the window, and axe finds nothing in either theme', async ({
	page,
	playground
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await playground.open(pruned);
	await isPretrained(playground, '60');
	await playground.train('100');
	await page.getByRole('radio', { name: 'By share pruned' }).check();
	await expect(
		page.getByRole('img', { name: /^Right on new points by share pruned\./ })
	).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	expect(await violations(page)).toEqual([]);
});
