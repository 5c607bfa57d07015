import { expect, type Page } from '@playwright/test';

interface HeardWorker {
	isReady: boolean;
	/** Numbers of the run that was asked for last, and of the one that was built last. */
	asked: number | null;
	built: number | null;
}

/**
 * Hears what the pages to come ask of their engines, and what these answer. The function that comes back
 * waits until every network that was asked for is built, and what the page shows of it drawn: until then
 * the page still shows the one before.
 */
export async function hearEngine(page: Page): Promise<() => Promise<void>> {
	await page.addInitScript(() => {
		const heard: HeardWorker[] = [];
		Object.assign(window, { heard });
		window.Worker = class extends Worker {
			readonly heard: HeardWorker = { isReady: false, asked: null, built: null };

			constructor(...settings: ConstructorParameters<typeof Worker>) {
				super(...settings);
				heard.push(this.heard);
				this.addEventListener('message', ({ data }) => {
					if (data.type === 'ready') this.heard.isReady = true;
					if (['built', 'populationBuilt'].includes(data.type)) this.heard.built = data.run;
				});
			}

			override postMessage(command: { type: string; run: number }) {
				if (command.type === 'build') this.heard.asked = command.run;
				super.postMessage(command);
			}
		};
	});
	return async () => {
		await page.waitForFunction(() =>
			(window as unknown as { heard: HeardWorker[] }).heard.every(
				({ isReady, asked, built }) => isReady && asked === built
			)
		);
	};
}

/** On a page that is heard: does what asks for another network, and waits until that is built. */
export async function untilBuiltAnew(page: Page, act: () => Promise<void>) {
	const built = () =>
		page.evaluate(() =>
			Math.max(
				...(window as unknown as { heard: HeardWorker[] }).heard.map(({ built }) => built ?? -1)
			)
		);
	const before = await built();
	await act();
	await expect.poll(built, { timeout: 60_000 }).toBeGreaterThan(before);
}
