import type { CDPSession } from '@playwright/test';
import { smallWith, type PlaygroundPage } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

async function measure(session: CDPSession) {
	await session.send('HeapProfiler.collectGarbage');
	const { metrics } = await session.send('Performance.getMetrics');
	const of = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
	return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
}

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
	context,
	page,
	playground
}) => {
	await playground.open(smallWith({ stop: 20 }));
	const session = await context.newCDPSession(page);
	await session.send('Performance.enable');
	await cycle(playground, 4);
	const before = await measure(session);
	await cycle(playground, 10);
	const after = await measure(session);
	expect(after.nodes - before.nodes).toBeLessThan(200);
	expect(after.listeners - before.listeners).toBeLessThan(20);
	expect(after.heap - before.heap).toBeLessThan(4e6);
	expect(page.workers()).toHaveLength(1);
});
