import type { Page } from '@playwright/test';

interface Shift {
	value: number;
	/** Within half a second of a press or a key. */
	isAnswer: boolean;
	/** What moved, for the message of a test that fails. */
	moved: string;
}

declare global {
	interface Window {
		layoutShifts: Shift[];
	}
}

function record() {
	window.layoutShifts = [];
	type Entry = PerformanceEntry & {
		value: number;
		hadRecentInput: boolean;
		sources: { node: Node | null }[];
	};
	const name = ({ node }: { node: Node | null }) =>
		node instanceof Element
			? `${node.localName}.${node.getAttribute('class') ?? ''} “${node.textContent?.trim().slice(0, 30)}”`
			: (node?.nodeName ?? '?');
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as Entry[]) {
			window.layoutShifts.push({
				value: entry.value,
				isAnswer: entry.hadRecentInput,
				moved: entry.sources.map(name).join(', ')
			});
		}
	}).observe({ type: 'layout-shift', buffered: true });
}

/** What moves on a page without having been asked to, as browsers measure it. */
export class LayoutShifts {
	#taken: Shift[] = [];

	private constructor(private readonly page: Page) {}

	/** Before the page is opened. */
	static async watch(page: Page): Promise<LayoutShifts> {
		await page.addInitScript(record);
		return new LayoutShifts(page);
	}

	/** Those since they were last taken. */
	async take(): Promise<Shift[]> {
		const taken = this.#taken;
		this.#taken = [];
		return [...taken, ...(await this.#takeFromPage())];
	}

	/** What moves until this is done is the answer to it, however late it comes on a busy machine. */
	async answering(act: () => Promise<void>) {
		this.#taken.push(...(await this.#takeFromPage()));
		await act();
		const answers = await this.#takeFromPage();
		this.#taken.push(...answers.map((shift) => ({ ...shift, isAnswer: true })));
	}

	#takeFromPage(): Promise<Shift[]> {
		// Entries come after the frame in which something moved.
		return this.page.evaluate(
			() =>
				new Promise<Shift[]>((resolve) =>
					requestAnimationFrame(() => setTimeout(() => resolve(window.layoutShifts.splice(0)), 50))
				)
		);
	}
}

export const sumOf = (shifts: readonly Shift[]) =>
	shifts.reduce((sum, { value }) => sum + value, 0);
