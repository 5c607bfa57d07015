import type { Page } from '@playwright/test';

interface Shift {
	value: number;
	/** The parts that moved, as their tags and classes. */
	parts: string[];
}

/**
 * From now on hears what moves on the page without having been asked to by a press or a key just before:
 * what https://web.dev/articles/cls sums up. `sum` is that of the whole session.
 */
export async function hearShifts(page: Page) {
	await page.addInitScript(() => {
		const shifts: Shift[] = [];
		Object.assign(window, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
					value: number;
					hadRecentInput: boolean;
					sources: { node: Node | null }[];
				};
				if (hadRecentInput) continue;
				const elements = sources.map(({ node }) => (node instanceof Element ? node : null));
				shifts.push({ value, parts: elements.map((one) => `${one?.tagName}.${one?.className}`) });
			}
		}).observe({ type: 'layout-shift', buffered: true });
	});
	return {
		sum: async () => {
			const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
			const sum = shifts.reduce((total, { value }) => total + value, 0);
			return { sum, shifts: shifts.filter(({ value }) => value > 0.001) };
		}
	};
}
