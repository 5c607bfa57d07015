import { describe, expect, it } from 'vitest';
import { Eye } from '../../../src/lib/state/scale/eye.svelte.ts';

const stops = [10, 100, 1000, 100_000];
const anEye = () => new Eye({ least: 10, most: 100_000 });

/** Until it rests; the counts on the way. */
function goOn(eye: Eye, ms = 50, longest = 2000): number[] {
	const seen: number[] = [];
	for (let turn = 0; eye.isMoving && turn < longest; turn++) {
		eye.advance(ms, stops);
		seen.push(eye.count);
	}
	return seen;
}

describe('Eye.journey', () => {
	it('goes in one movement to the far end, in 20 seconds', () => {
		const eye = anEye();
		eye.journey(false);
		expect(eye.isOnJourney).toBe(true);
		const seen = goOn(eye);
		expect(seen).toHaveLength(20_000 / 50);
		expect(seen).toEqual(seen.toSorted((a, b) => a - b));
		expect(Math.max(...seen.map((count, at) => count / (seen[at - 1] ?? 10)))).toBeLessThan(1.03);
		expect([eye.count, eye.rest, eye.isAtEnd, eye.isMoving]).toEqual([
			100_000,
			100_000,
			true,
			false
		]);
	});

	it('stays where it is paused, goes on from there, and begins anew at the end', () => {
		const eye = anEye();
		eye.journey(false);
		for (let turn = 0; turn < 100; turn++) eye.advance(50, stops);
		expect(eye.rest).toBe(10); // a link is not rewritten on the way
		eye.pause();
		const { count } = eye;
		expect(count).toBeGreaterThan(80);
		expect(count).toBeLessThan(120);
		expect(eye.rest).toBe(count);
		eye.journey(false);
		expect(goOn(eye).length).toBeLessThan(320);
		eye.journey(false);
		expect(eye.count).toBe(10);
	});

	it('leaps from stop to stop where movement is not wanted', () => {
		const eye = anEye();
		eye.journey(true);
		expect([...new Set(goOn(eye))]).toEqual(stops);
	});
});

describe('Eye.glideTo', () => {
	it('arrives exactly, and is at rest there from the start', () => {
		const eye = anEye();
		eye.glideTo(1000);
		expect(eye.rest).toBe(1000);
		const seen = goOn(eye);
		expect(seen.length).toBeLessThan(30);
		expect(eye.count).toBe(1000);
		eye.glideTo(1e9);
		eye.settle();
		expect(eye.count).toBe(100_000);
		eye.glideTo(100_000);
		expect(eye.isMoving).toBe(false);
	});
});

describe('Eye.stopBeyond', () => {
	it('is the next stop either way, or the end', () => {
		const eye = anEye();
		eye.set(150);
		expect([eye.stopBeyond(stops, 1), eye.stopBeyond(stops, -1)]).toEqual([1000, 100]);
		eye.set(1000);
		expect([eye.stopBeyond(stops, 1), eye.stopBeyond(stops, -1)]).toEqual([100_000, 100]);
		eye.set(1);
		expect([eye.count, eye.stopBeyond(stops, -1)]).toEqual([10, 10]);
	});
});
