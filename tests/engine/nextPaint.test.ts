import { beforeEach, expect, test, vi } from 'vitest';
import { nextPaint } from '../../src/lib/engine/nextPaint.ts';

let frames: (() => void)[];

function page({ hidden }: { hidden: boolean }) {
	frames = [];
	vi.stubGlobal('document', { hidden });
	vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
}

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	return () => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	};
});

/** Enough tasks for whatever needs no more than tasks. */
async function tasks() {
	for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

function painted() {
	const done = vi.fn();
	void nextPaint().then(done);
	return done;
}

test('nextPaint() waits for the frame, and for what is drawn in it', async () => {
	page({ hidden: false });
	const done = painted();
	await tasks();
	expect(done).not.toHaveBeenCalled();
	frames[0]();
	await Promise.resolve();
	expect(done).not.toHaveBeenCalled();
	await tasks();
	expect(done).toHaveBeenCalled();
	expect(vi.getTimerCount()).toBe(0);
});

test('nextPaint() gives up a frame that does not come', async () => {
	page({ hidden: false });
	const done = painted();
	await vi.advanceTimersByTimeAsync(99);
	expect(done).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(1);
	expect(done).toHaveBeenCalled();
});

test('nextPaint() on a hidden page waits for no frame', async () => {
	page({ hidden: true });
	const done = painted();
	await tasks();
	expect(done).toHaveBeenCalled();
	expect(frames).toEqual([]);
});
