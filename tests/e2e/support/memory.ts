import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Watches what a page holds on to: nodes of the document, listeners, bytes of the heap, workers. */
export async function watchMemory(page: Page) {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	const measure = async () => {
		await session.send('HeapProfiler.collectGarbage');
		const { metrics } = await session.send('Performance.getMetrics');
		const of = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
		return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
	};
	const before = await measure();
	return {
		/**
		 * Holds no more than when it was first looked at, but for `heap` bytes. What goes in time, a worker that is
		 * ending or a tree that an animation holds, is no leak.
		 */
		async isAsBefore({ heap }: { heap: number }) {
			await expect(async () => {
				const after = await measure();
				expect(after.nodes - before.nodes).toBeLessThan(200);
				expect(after.listeners - before.listeners).toBeLessThan(20);
				expect(after.heap - before.heap).toBeLessThan(heap);
				expect(page.workers()).toHaveLength(1);
			}).toPass({ timeout: 20_000 });
		}
	};
}
