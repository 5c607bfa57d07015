import type { CDPSession, ElementHandle, Page } from '@playwright/test';

export interface Place {
	x: number;
	y: number;
}

/** A phone as a page sees it. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** One finger on the glass: the browser itself makes pointers, clicks and scrolling of its touches. */
export class Finger {
	readonly #page: Page;
	readonly #session: CDPSession;
	#at: Place = { x: 0, y: 0 };

	private constructor(page: Page, session: CDPSession) {
		this.#page = page;
		this.#session = session;
	}

	static async on(page: Page): Promise<Finger> {
		return new Finger(page, await page.context().newCDPSession(page));
	}

	async press(at: Place) {
		this.#at = at;
		await this.#send('touchStart');
	}

	/** On an element, where the page moved meanwhile and the press missed it, once more. */
	async pressOn(element: ElementHandle<Element>, alongX = 0.5, alongY = 0.5) {
		for (let tries = 0; tries < 100; tries++) {
			await this.press(await element.evaluate(readyForPress, { alongX, alongY }));
			if (await this.#page.evaluate(() => window.hasPressHit)) return;
			await this.isTakenAway();
			await this.#page.waitForTimeout(100);
		}
		throw new Error('The page never stands still for a press.');
	}

	/** In three moves, the first of which shows the direction. */
	async moveBy(x: number, y: number) {
		const { x: left, y: top } = this.#at;
		for (const share of [0.3, 0.6, 1]) {
			this.#at = { x: left + share * x, y: top + share * y };
			await this.#send('touchMove');
		}
	}

	/** After a rest, so that the page gets no momentum, and until it has drawn where it stands. */
	async lift() {
		await frames(this.#page, 4);
		await this.#send('touchEnd');
		await frames(this.#page, 2);
	}

	/** As when the system takes the touch for itself. */
	async isTakenAway() {
		await this.#send('touchCancel');
	}

	async #send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel') {
		const isDown = type === 'touchStart' || type === 'touchMove';
		const touchPoints = isDown ? [this.#at] : [];
		await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
	}
}

declare global {
	interface Window {
		/** Whether the press is inside the box of the element that it is meant for. */
		hasPressHit: Promise<boolean>;
	}
}

/**
 * Scrolls the element to the middle of the screen, gives the place at these shares of its box, and hears whether
 * the next press is inside it.
 */
async function readyForPress(
	element: Element,
	{ alongX, alongY }: { alongX: number; alongY: number }
): Promise<Place> {
	element.scrollIntoView({ block: 'center', inline: 'center' });
	for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
	window.hasPressHit = new Promise((resolve) => {
		const hear = ({ clientX: x, clientY: y }: PointerEvent) => {
			const { left, right, top, bottom } = element.getBoundingClientRect();
			resolve(x > left && x < right && y > top && y < bottom);
		};
		addEventListener('pointerdown', hear, { capture: true, once: true });
	});
	const { x, y, width, height } = element.getBoundingClientRect();
	return { x: x + alongX * width, y: y + alongY * height };
}

function frames(page: Page, count: number): Promise<void> {
	return page.evaluate(
		(count) =>
			new Promise((resolve) => {
				const next = (left: number) =>
					left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1));
				next(count);
			}),
		count
	);
}
