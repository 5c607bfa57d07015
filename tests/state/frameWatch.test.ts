import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawingPace } from '../../src/lib/state/drawingPace.ts';
import { FrameWatch } from '../../src/lib/state/frameWatch.ts';
import { PictureGap } from '../../src/lib/state/pictureGap.ts';

/** Frames that the page was asked for. */
let asked = 0;
let frames: FrameWatch;

beforeEach(() => {
	vi.useFakeTimers();
	asked = 0;
	frames = new FrameWatch();
	vi.stubGlobal('requestAnimationFrame', (call: () => void) => {
		asked++;
		return setTimeout(call, 16);
	});
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** Hears of so many frames. */
function hearing(count: number, onHeard: (nowMs: number) => void = () => {}) {
	return (nowMs: number) => {
		onHeard(nowMs);
		return --count > 0;
	};
}

describe('FrameWatch', () => {
	it('tells of each frame when it comes, as long as it is wanted', () => {
		const startMs = performance.now();
		const heard: number[] = [];
		frames.watch(hearing(3, (nowMs) => heard.push(nowMs - startMs)));
		vi.advanceTimersByTime(200);
		expect(heard).toEqual([16, 32, 48]);
	});

	it('asks the page for each frame once, however many watch, and for none when nobody does', () => {
		frames.watch(hearing(2));
		frames.watch(hearing(4));
		vi.advanceTimersByTime(200);
		expect(asked).toBe(4);
		expect(vi.getTimerCount()).toBe(0);
		frames.watch(hearing(1));
		vi.advanceTimersByTime(200);
		expect(asked).toBe(5);
	});

	it('tells who begins to watch at a frame of the next one', () => {
		let heard = 0;
		frames.watch(hearing(1, () => frames.watch(hearing(1, () => heard++))));
		vi.advanceTimersByTime(16);
		expect(heard).toBe(0);
		vi.advanceTimersByTime(16);
		expect(heard).toBe(1);
	});

	it('serves the pace of drawing and the gap between pictures with one loop', () => {
		const page = new EventTarget();
		for (const name of ['addEventListener', 'removeEventListener'] as const) {
			vi.stubGlobal(name, page[name].bind(page));
		}
		const pace = new DrawingPace(frames);
		const gap = new PictureGap(() => {}, frames);
		gap.drawing('full');
		pace.request(() => {});
		vi.advanceTimersByTime(16 * 10);
		expect(asked).toBe(11);
	});
});
