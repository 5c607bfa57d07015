import type { Browser, BrowserContext, Disposable, Page } from '@playwright/test';
import { port, subPathPort } from './ports.ts';

const origins = [port, subPathPort].map((one) => `http://localhost:${one}`);
/** What tests listen to. */
const heard = ['console', 'request', 'weberror'] as const;
/** What stays with a page that a test did it to. */
const lasting = ['on', 'route'] as const;

/** What tests choose of a context, as far as it matters here. */
interface Look {
	viewport: { width: number; height: number } | null;
	colorScheme: 'light' | 'dark' | 'no-preference' | null;
}

/**
 * A page that test after test of a worker gets, each with nothing stored: what the one before has loaded and compiled
 * is there for the next, which halves the work of opening the site.
 */
export class SharedPage {
	#context: BrowserContext | null = null;
	#options = '';
	#page: Page | null = null;
	/** That a test has run before those of the page. */
	#scripts: Promise<Disposable>[] = [];

	/** As a test finds it; a new one where its options differ from those of the test before. */
	async context(browser: Browser, options: unknown): Promise<BrowserContext> {
		const text = JSON.stringify(options);
		if (this.#context !== null && text === this.#options) return this.#context;
		await this.#context?.close();
		this.#options = text;
		this.#page = null;
		return (this.#context = await browser.newContext());
	}

	async page(): Promise<Page> {
		if (this.#page !== null && !this.#page.isClosed()) return this.#page;
		const page = await this.#context!.newPage();
		this.#scripts = [];
		const addInitScript = page.addInitScript.bind(page);
		page.addInitScript = (...given: Parameters<typeof addInitScript>) => {
			const script = addInitScript(...given);
			this.#scripts.push(script);
			return script;
		};
		for (const name of lasting) {
			const act = page[name] as (...given: unknown[]) => unknown;
			const acted = (...given: unknown[]) => {
				this.#page = null;
				return act.apply(page, given);
			};
			Object.assign(page, { [name]: acted });
		}
		return (this.#page = page);
	}

	/** Closes what a test has opened, and undoes what it has left. */
	async clear({ viewport, colorScheme }: Look) {
		const context = this.#context!;
		// Without a name it would no longer hear of its own end either.
		for (const name of heard) context.removeAllListeners(name);
		for (const page of context.pages()) if (page !== this.#page) await page.close();
		await context.clearPermissions();
		await context.setOffline(false);
		const page = await this.page();
		for (const script of this.#scripts.splice(0)) await (await script).dispose();
		await page.goto('./favicon.svg');
		await page.evaluate(() => sessionStorage.clear());
		await page.mouse.move(-1, -1); // Over nothing.
		if (viewport !== null) await page.setViewportSize(viewport);
		await page.emulateMedia({ media: null, colorScheme });
		const session = await context.newCDPSession(page);
		await session.send('Page.resetNavigationHistory');
		for (const origin of origins) {
			await session.send('Storage.clearDataForOrigin', {
				origin,
				storageTypes: 'local_storage,indexeddb'
			});
		}
		await session.detach();
	}
}
