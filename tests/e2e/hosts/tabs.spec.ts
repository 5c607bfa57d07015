import { PlaygroundPage, small, smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

test('two tabs train side by side, and each run is kept', async ({ context, playground }) => {
	await playground.open(small);
	const other = new PlaygroundPage(await context.newPage());
	await other.open(smallWith({ draw: 2 }));
	await Promise.all([playground.train('60'), other.train('60')]);
	expect(await playground.history()).not.toEqual(await other.history());
	await expect(playground.runs).toHaveCount(1);
	await expect(other.runs).toHaveCount(1);
	await playground.page.reload();
	await playground.isAlive();
	await expect(playground.runs).toHaveCount(2);
});
