import { expect, type CDPSession, type ElementHandle, type Page } from '@playwright/test';

export interface Place {
	x: number;
	y: number;
}

/** A phone as a page sees it. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const betweenMovesS = 0.016;
/** A finger that rests before it leaves the glass gives the page no momentum. */
const restS = 0.2;

/** One finger on the glass: the browser itself makes pointers, clicks and scrolling of its touches. */
export class Finger {
	readonly #page: Page;
	readonly #session: CDPSession;
	#timeS = 1;
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
		await this.#send('touchStart', betweenMovesS);
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
			await this.#send('touchMove', betweenMovesS);
		}
		await this.#send('touchMove', restS);
	}

	/** Then the page has drawn where it stands. */
	async lift() {
		await this.#send('touchEnd', restS);
		await twoFrames(this.#page);
	}

	/** As when the system takes the touch for itself. */
	async isTakenAway() {
		await this.#send('touchCancel', betweenMovesS);
	}

	/** Scrolls the element to the middle of the screen, and gives the place at these shares of its box. */
	async #placeOn(element: ElementHandle<Element>, alongX: number, alongY: number): Promise<Place> {
		await element.evaluate((target) =>
			target.scrollIntoView({ block: 'center', inline: 'center' })
		);
		await twoFrames(this.#page);
		const box = (await element.boundingBox())!;
		return { x: box.x + alongX * box.width, y: box.y + alongY * box.height };
	}

	async #send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', afterS: number) {
		this.#timeS += afterS;
		const isDown = type === 'touchStart' || type === 'touchMove';
		await this.#session.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: isDown ? [this.#at] : [],
			timestamp: this.#timeS
		});
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

function twoFrames(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
	);
}
