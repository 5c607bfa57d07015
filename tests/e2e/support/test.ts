import { expect, test as base, type BrowserContext, type Locator } from '@playwright/test';
import { PlaygroundPage } from './playground.ts';

/** Collects what no page may do: errors and warnings in the console, requests to other hosts. */
export function watch(context: BrowserContext, problems: string[]) {
	context.on('weberror', (error) => problems.push(error.error().message));
	context.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) problems.push(message.text());
	});
	context.on('request', (request) => {
		const { hostname, protocol } = new URL(request.url());
		if (protocol.startsWith('http') && hostname !== 'localhost') problems.push(`asked ${hostname}`);
	});
}

export interface Options {
	/** Whether the browser lets the page have workers; else it trains on the main thread. */
	hasWorkers: boolean;
	/** What the reader has chosen to train by; null for what is best here. */
	trainedBy: 'webgl' | 'wasm' | null;
	/** Whether the reader was here before, and opened what a first visit leaves folded. */
	hasOpened: boolean;
}

function refuseWorkers() {
	window.Worker = class {
		constructor() {
			throw new Error('There are no workers here.');
		}
	} as unknown as typeof Worker;
}

function keep([key, value]: readonly [string, string]) {
	// A page of no site has no storage, nor has one that is denied it.
	try {
		localStorage.getItem(key) ?? localStorage.setItem(key, value);
	} catch {
		return;
	}
}

/** Every test also fails if a page of its context did what no page may do. */
export const test = base.extend<{ playground: PlaygroundPage; problems: string[] } & Options>({
	hasWorkers: [true, { option: true }],
	trainedBy: [null, { option: true }],
	hasOpened: [true, { option: true }],
	context: async ({ context, hasWorkers, trainedBy, hasOpened }, use) => {
		if (!hasWorkers) await context.addInitScript(refuseWorkers);
		const kept = [
			['wiggle-room:trained-by', trainedBy],
			['wiggle-room:open', hasOpened ? 'data hyperparameters' : null]
		] as const;
		for (const [key, value] of kept) {
			if (value !== null) await context.addInitScript(keep, [key, value] as const);
		}
		await use(context);
	},
	problems: [
		async ({ context }, use) => {
			const problems: string[] = [];
			watch(context, problems);
			await use(problems);
			expect(problems).toEqual([]);
		},
		{ auto: true }
	],
	playground: ({ page }, use) => use(new PlaygroundPage(page))
});

/** Presses a button that copies, and gives what it put on the clipboard. */
export async function copiedBy(button: Locator): Promise<string> {
	const page = button.page();
	const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
	await page.evaluate(() => navigator.clipboard.writeText(''));
	await button.click();
	await expect.poll(clipboard).not.toBe('');
	return clipboard();
}

export { expect };
