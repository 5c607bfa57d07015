import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameWatch } from '../../src/lib/state/frameWatch.ts';
import { PictureGap } from '../../src/lib/state/pictureGap.ts';

/** Time until the page gets its next frame. */
let frameMs = 16;
let told: number[] = [];
let untouched: boolean[] = [];
let page = new EventTarget();
let gap: PictureGap;

beforeEach(() => {
	vi.useFakeTimers();
	frameMs = 16;
	told = [];
	untouched = [];
	page = new EventTarget();
	gap = new PictureGap((gapMs, isUntouched) => {
		told.push(gapMs);
		untouched.push(isUntouched);
	}, new FrameWatch());
	for (const name of ['addEventListener', 'removeEventListener'] as const) {
		vi.stubGlobal(name, page[name].bind(page));
	}
	vi.stubGlobal('requestAnimationFrame', (call: () => void) => setTimeout(call, frameMs));
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** Pictures 200 ms apart, after each of which the page draws one frame that takes so long. */
function draw(count: number, drawingMs: number, pace: 'normal' | 'full' = 'full') {
	for (let i = 0; i < count; i++) {
		gap.drawing(pace);
		frameMs = drawingMs;
		vi.advanceTimersByTime(20);
		frameMs = 16;
		vi.advanceTimersByTime(180);
	}
}

test('leaves pictures twenty times a second where no frame comes late', () => {
	draw(20, 18);
	expect(new Set(told)).toEqual(new Set([50]));
});

test('spaces pictures so that three frames in a hundred come late', () => {
	// Every second picture makes one late: one for every 33 frames, in two gaps.
	for (let i = 0; i < 60; i++) {
		draw(1, 33);
		draw(1, 18);
	}
	const expected = (1000 / 60) * (0.5 / 0.03);
	expect(told.at(-1)! / expected).toBeGreaterThan(0.9);
	expect(told.at(-1)! / expected).toBeLessThan(1.1);
	draw(60, 18);
	expect(told.at(-1)).toBe(50);
});

test('leaves two pictures a second at the least, and ten where nothing but drawing takes time', () => {
	draw(60, 120);
	expect(told.at(-1)).toBe(500);
	draw(1, 120, 'normal');
	expect(told.at(-1)).toBe(100);
});

test('watches no frames once pictures have stopped', () => {
	draw(1, 18);
	vi.advanceTimersByTime(2000);
	expect(vi.getTimerCount()).toBe(0);
	draw(2, 18);
	expect(told).toEqual([50]);
});

test('does not take a page that was hidden for one that draws slowly', () => {
	draw(2, 60_000);
	vi.advanceTimersByTime(60_000);
	draw(1, 18);
	expect(told.at(-1)).toBeLessThanOrEqual(150);
});

test('says at once that a reader does something, and a second later that nobody does', () => {
	draw(3, 18);
	expect(untouched).toEqual([true, true]);
	page.dispatchEvent(new Event('pointermove'));
	page.dispatchEvent(new Event('keydown'));
	expect(untouched).toEqual([true, true, false]);
	draw(8, 18);
	expect(untouched.slice(3).filter((is) => !is)).toHaveLength(6);
	expect(untouched.at(-1)).toBe(true);
	vi.advanceTimersByTime(2000);
	page.dispatchEvent(new Event('wheel'));
	expect(untouched).toHaveLength(11);
});
