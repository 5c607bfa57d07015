import { describe, expect, it } from 'vitest';
import { bestPossibleErrors, drawData, type DataSettings } from '../../src/lib/data/draw.ts';
import { canMove, truthOf, unmoved, type Moved } from '../../src/lib/data/moved.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';

const settings: DataSettings = {
	set: 'rings',
	training: 20,
	validation: 40,
	flips: 0,
	options: { noise: 0.08 },
	seed: 3
};

function drawn(moved: Partial<Moved>) {
	const { training } = drawData({ ...settings, moved: { ...unmoved, ...moved } });
	return { points: [...training.inputs], targets: [...training.targets] };
}

const before = drawData(settings).training;
const pairs = Array.from({ length: before.rows }, (_, row) => [
	before.inputs[2 * row],
	before.inputs[2 * row + 1]
]);

describe('drawData(settings) of moved points', () => {
	it('turns by a right angle without rounding', () => {
		expect(drawn({ turn: 90 }).points).toEqual(pairs.flatMap(([x, y]) => [-y, x]));
		expect(drawn({ turn: -180 }).points).toEqual(pairs.flatMap(([x, y]) => [-x, -y]));
	});

	it('scales, then turns, then moves', () => {
		const { points } = drawn({ turn: 45, size: 2, right: 0.5, up: -1 });
		const half = Math.SQRT1_2;
		pairs.forEach(([x, y], row) => {
			expect(points[2 * row]).toBeCloseTo(2 * half * (x - y) + 0.5, 5);
			expect(points[2 * row + 1]).toBeCloseTo(2 * half * (x + y) - 1, 5);
		});
	});

	it('swaps labels and leaves points where they are', () => {
		const { points, targets } = drawn({ swapped: true });
		expect(points).toEqual([...before.inputs]);
		expect(targets).toEqual([...before.targets].map((target) => 1 - target));
	});
});

describe('truthOf(dataset, settings, point)', () => {
	it('is what was true before, and of the other class where labels are swapped', () => {
		const moved = { turn: 30, size: 1.6, right: 0.8, up: -0.2, swapped: true };
		const { training } = drawData({ ...settings, moved });
		const rings = datasetNamed('rings');
		pairs.forEach((pair, row) => {
			const point = training.inputs.subarray(2 * row, 2 * row + 2);
			const truth = truthOf(rings, { ...settings, moved }, point);
			expect(truth).toBeCloseTo(1 - rings.truth(pair, settings.options), 3);
		});
		expect(bestPossibleErrors(training, { ...settings, moved })).toBe(
			bestPossibleErrors(before, settings)
		);
	});
});

describe('canMove(dataset, options)', () => {
	it('is for two classes in a plane', () => {
		const names = ['rings', 'spiral', 'moons', 'cosine', 'tanhteacher'];
		const can = names.map((name) => canMove(datasetNamed(name), {}));
		expect(can).toEqual([true, true, true, false, false]);
	});
});
