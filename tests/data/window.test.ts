import { describe, expect, it } from 'vitest';
import type { DataSettings } from '../../src/lib/data/draw.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { unmoved } from '../../src/lib/data/moved.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { windowAround, windowOf } from '../../src/lib/data/window.ts';

const rings: DataSettings = {
	set: 'rings',
	training: 200,
	validation: 200,
	flips: 0,
	options: {},
	seed: 3
};
const { window } = datasetNamed('rings');

describe('windowOf(settings)', () => {
	it.each([
		['not moved', {}],
		['swapped', { moved: { ...unmoved, swapped: true } }],
		['turned in their place', { moved: { ...unmoved, turn: 45 } }],
		['smaller', { moved: { ...unmoved, size: 0.5 } }]
	])('is the set’s own where points are %s', (_, changes) => {
		expect(windowOf({ ...rings, ...changes })).toBe(window);
	});

	it.each([[{ right: 0.8 }], [{ size: 2 }], [{ right: -2, up: 2, size: 4, turn: 30 }]])(
		'holds the set’s own and all points that are moved by %o, in a square',
		(changes) => {
			const settings = { ...rings, moved: { ...unmoved, ...changes } };
			const { x, y } = windowOf(settings);
			expect(x[1] - x[0]).toBeCloseTo(y[1] - y[0], 12);
			for (const [axis, own, side] of [
				[x, window.x, 0],
				[y, window.y, 1]
			] as const) {
				expect(axis[0]).toBeLessThanOrEqual(own[0]);
				expect(axis[1]).toBeGreaterThanOrEqual(own[1]);
				const { training, validation } = drawData(settings);
				const along = [...training.inputs, ...validation.inputs].filter((_, i) => i % 2 === side);
				expect(Math.min(...along)).toBeGreaterThan(axis[0]);
				expect(Math.max(...along)).toBeLessThan(axis[1]);
			}
		}
	);

	it('is the same for every draw', () => {
		const moved = { ...unmoved, right: 1 };
		expect(windowOf({ ...rings, moved, seed: 4, training: 2 })).toEqual(
			windowOf({ ...rings, moved })
		);
	});
});

it('windowAround(windows) is the only one, or a square about all', () => {
	expect(windowAround([window, window])).toBe(window);
	expect(
		windowAround([
			{ x: [0, 1], y: [0, 1] },
			{ x: [2, 3], y: [0, 1] }
		])
	).toEqual({
		x: [0, 3],
		y: [-1, 2]
	});
});
