import { watchMemory } from '../support/memory.ts';
import { smallWith, type PlaygroundPage } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

async function cycle(playground: PlaygroundPage, times: number) {
	for (let i = 0; i < times; i++) {
		await playground.train('20');
		await playground.reset();
		await playground.width('B').fill(String(8 + (i % 2)));
		await playground.isFresh();
		await playground.present();
		await playground.page.keyboard.press('Escape');
		await expect(playground.width('B')).toBeVisible();
	}
}

test('training, resetting and rebuilding again and again leaks no node, listener or memory', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({ stop: 20 }));
	await cycle(playground, 4);
	const memory = await watchMemory(page);
	await cycle(playground, 10);
	await memory.isAsBefore({ heap: 4e6 });
});
