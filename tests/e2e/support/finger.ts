import { expect, type CDPSession, type ElementHandle, type Page } from '@playwright/test';

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
		await expect(async () => {
			const pressed = element.evaluate(hearsPress);
			await this.press(await this.#placeOn(element, alongX, alongY));
			const hasHit = await pressed;
			if (!hasHit) await this.isTakenAway();
			expect(hasHit).toBe(true);
		}).toPass();
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

	/** Scrolls the element to the middle of the screen, and gives the place at these shares of its box. */
	async #placeOn(element: ElementHandle<Element>, alongX: number, alongY: number): Promise<Place> {
		await element.evaluate((target) =>
			target.scrollIntoView({ block: 'center', inline: 'center' })
		);
		await frames(this.#page, 2);
		const box = (await element.boundingBox())!;
		return { x: box.x + alongX * box.width, y: box.y + alongY * box.height };
	}

	async #send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel') {
		const isDown = type === 'touchStart' || type === 'touchMove';
		const touchPoints = isDown ? [this.#at] : [];
		await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
	}
}

/** Whether the next press of a pointer is inside the element's box. */
function hearsPress(element: Element): Promise<boolean> {
	return new Promise((resolve) => {
		const hear = ({ clientX: x, clientY: y }: PointerEvent) => {
			const { left, right, top, bottom } = element.getBoundingClientRect();
			resolve(x > left && x < right && y > top && y < bottom);
		};
		addEventListener('pointerdown', hear, { capture: true, once: true });
	});
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
