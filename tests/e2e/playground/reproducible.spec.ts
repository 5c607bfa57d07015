import { PlaygroundPage, small, smallWith } from '../support/playground.ts';
import { copiedBy, expect, test, watch } from '../support/test.ts';

async function trained(playground: PlaygroundPage, stop = '60') {
	await playground.train(stop);
	return playground.history();
}

test('Reset and Train repeat the very same losses of the first screen', async ({ playground }) => {
	await playground.open('stop=60&speed=full&v=1');
	const first = await trained(playground);
	expect(first).toHaveLength(61);
	await playground.reset();
	expect(await playground.history()).toEqual([first[0]]);
	expect(await trained(playground)).toEqual(first);
});

test('the pace changes nothing: slow, then normal, then full give the losses of full', async ({
	playground
}) => {
	await playground.open(small);
	const full = await trained(playground);
	await playground.reset();
	await playground.setSpeed('slow');
	await playground.button('Train').click();
	await playground.isPast(1);
	await playground.setSpeed('normal');
	await playground.isPast(5);
	await playground.setSpeed('full');
	await playground.hasStoppedAt('60');
	expect(await playground.history()).toEqual(full);
});

test('pauses and single steps change nothing', async ({ playground }) => {
	await playground.open(small);
	const whole = await trained(playground);
	await playground.reset();
	await playground.button('Step').click();
	await expect(playground.step).toHaveText('1');
	await playground.setStop(17);
	await playground.train('17');
	await playground.button('Step').click();
	await expect(playground.step).toHaveText('18');
	await playground.setStop(60);
	expect(await trained(playground)).toEqual(whole);
});

test('a copied link repeats the losses in a new browser profile', async ({
	browser,
	context,
	playground,
	problems
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await playground.open(smallWith({ batch: 8, dropout: 0.2, draw: 7, weights: 5, noise: 0.15 }));
	const here = await trained(playground);
	const link = await copiedBy(playground.button('Copy link'));

	const other = await browser.newContext();
	watch(other, problems);
	const elsewhere = new PlaygroundPage(await other.newPage());
	await elsewhere.open('', link);
	expect(await trained(elsewhere)).toEqual(here);
	await other.close();
});

test('a third network changes nothing in the first two', async ({ playground }) => {
	await playground.open(small);
	const two = await trained(playground);
	await playground.button('Add a network').click();
	await expect(playground.network('C')).toBeVisible();
	await playground.isFresh();
	const three = await trained(playground);
	expect(three[0]).toHaveLength(7);
	expect(three.map((row) => row.slice(0, 5))).toEqual(two);
});

test('a new draw changes the data alone, and undoing it brings the same losses back', async ({
	playground
}) => {
	await playground.open(small);
	const before = await trained(playground);
	await playground.button('New draw').click();
	await playground.isFresh();
	expect(await trained(playground)).not.toEqual(before);
	await playground.button('Undo').click();
	await playground.isFresh();
	expect(await trained(playground)).toEqual(before);
});
