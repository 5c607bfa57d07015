import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DrawingPace } from '../../src/lib/state/drawingPace.ts';
import { FrameWatch } from '../../src/lib/state/frameWatch.ts';

let drawn: string[] = [];
const draw = (name: string) => () => void drawn.push(name);
/** Time until the page gets its next frame. */
let frameMs = 16;

beforeEach(() => {
	vi.useFakeTimers();
	drawn = [];
	frameMs = 16;
	vi.stubGlobal('requestAnimationFrame', (call: () => void) => setTimeout(call, frameMs));
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('request(work)', () => {
	test('does the first at once, then the latest a quarter of a second later', () => {
		const pace = new DrawingPace(new FrameWatch());
		for (const name of ['first', 'second', 'third']) pace.request(draw(name));
		expect(drawn).toEqual(['first']);
		vi.advanceTimersByTime(249);
		expect(drawn).toEqual(['first']);
		vi.advanceTimersByTime(1);
		expect(drawn).toEqual(['first', 'third']);
	});

	test('waits longer where drawing takes long', () => {
		frameMs = 27;
		const pace = new DrawingPace(new FrameWatch());
		pace.request(draw('first'));
		vi.advanceTimersByTime(200);
		pace.request(draw('second'));
		vi.advanceTimersByTime(999);
		expect(drawn).toEqual(['first']);
		vi.advanceTimersByTime(1);
		expect(drawn).toEqual(['first', 'second']);
	});

	test('goes on where the page gets no frames at all, if seldom', () => {
		frameMs = 1e9;
		const pace = new DrawingPace(new FrameWatch());
		pace.request(draw('first'));
		pace.request(draw('second'));
		vi.advanceTimersByTime(1499);
		expect(drawn).toEqual(['first']);
		vi.advanceTimersByTime(1);
		expect(drawn).toEqual(['first', 'second']);
	});

	test('waits for a late frame even if asked before it came', () => {
		frameMs = 40;
		const pace = new DrawingPace(new FrameWatch());
		pace.request(draw('first'));
		vi.advanceTimersByTime(100);
		pace.request(draw('second'));
		vi.advanceTimersByTime(1399);
		expect(drawn).toEqual(['first']);
		vi.advanceTimersByTime(1);
		expect(drawn).toEqual(['first', 'second']);
	});
});

test('flush() does what waits, once; cancel() forgets it', () => {
	const pace = new DrawingPace(new FrameWatch());
	pace.request(draw('first'));
	pace.request(draw('second'));
	pace.flush();
	expect(drawn).toEqual(['first', 'second']);
	pace.request(draw('third'));
	pace.cancel();
	pace.flush();
	vi.advanceTimersByTime(10_000);
	expect(drawn).toEqual(['first', 'second']);
});
