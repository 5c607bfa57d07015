import { describe, expect, test } from 'vitest';
import {
	faintPoints,
	firstPoints,
	inputsAt,
	largestTarget,
	projected,
	sliceField,
	windowOfData
} from '../../../src/lib/components/playground/inputs/slicePicture.ts';
import type { DrawnData } from '../../../src/lib/data/table.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { forward } from '../../../src/lib/network/forward.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';
import { randomStream } from '../../../src/lib/random/randomStream.ts';

const random = randomStream(6, 'slice');
const table = (rows: number) => ({
	rows,
	inputs: Float32Array.from({ length: rows * 4 }, random.normal),
	targets: Float32Array.from({ length: rows }, (_, row) => (row % 2) - 3 * Number(row === 5))
});
const data: DrawnData = {
	training: table(500),
	validation: table(9),
	flipped: { training: new Uint8Array(500), validation: new Uint8Array(9) }
};

describe('sliceField(settings)', () => {
	const spec = denseNetwork({ inputs: 4, hidden: [5], outputs: 3, activation: 'tanh' });
	const parameters = Float32Array.from({ length: countParameters(spec) }, random.normal);
	const point = inputsAt(data, { set: 'validation', row: 4 });
	const window = { x: [-2, 2], y: [-3, 3] } as const;
	const settings = { spec, parameters, across: 3, up: 1, point, window, largest: 2 };

	test('is what the network says with two inputs varied and the others as the point has them', () => {
		const { columns, rows, values } = sliceField({ ...settings, loss: 'softmaxCrossEntropy' });
		expect(values).toHaveLength(columns * rows * 3);
		const [row, column] = [3, 7];
		const inputs = point.slice();
		inputs[3] = -2 + (4 * (column + 0.5)) / columns;
		inputs[1] = 3 - (6 * (row + 0.5)) / rows;
		const said = forward(spec, parameters, inputs);
		said.forEach((logit, own) =>
			expect(values[(row * columns + column) * 3 + own]).toBeCloseTo(logit, 5)
		);
	});

	test('of a regression is what has the colour of its share of the largest target', () => {
		const one = denseNetwork({ inputs: 4, hidden: [], outputs: 1, activation: 'linear' });
		const flat = Float32Array.of(0, 0, 0, 0, 1);
		const field = sliceField({
			...settings,
			spec: one,
			parameters: flat,
			loss: 'meanSquaredError'
		});
		expect(Math.tanh(field.values[0] / 2)).toBeCloseTo(0.5, 6);
	});

	test('is coarser where the network is large', () => {
		const wide = denseNetwork({ inputs: 4, hidden: [64, 64], outputs: 1, activation: 'relu' });
		const large = new Float32Array(countParameters(wide));
		const { columns } = sliceField({
			...settings,
			spec: wide,
			parameters: large,
			loss: 'binaryCrossEntropy'
		});
		expect(columns).toBe(47);
	});
});

test('firstPoints(data) are as many as a picture has room for', () => {
	const { training, validation } = firstPoints(data);
	expect([training.rows, training.inputs.length, training.targets.length]).toEqual([
		400, 1600, 400
	]);
	expect(validation).toBe(data.validation);
});

test('faintPoints(data) are all of both sets, circles in a regression', () => {
	const flat = projected(data, 2, 0);
	const { training, validation } = faintPoints(flat, true);
	expect(training.rows).toBe(0);
	expect(validation.rows).toBe(509);
	expect(validation.targets.every((target) => target === 1)).toBe(true);
	expect(validation.inputs[2 * 500]).toBe(data.validation.inputs[2]);
	const { x, y } = windowOfData(flat);
	const inside = (value: number, [low, high]: readonly [number, number]) =>
		value > low && value < high;
	for (let row = 0; row < 509; row++) {
		expect(inside(validation.inputs[2 * row], x)).toBe(true);
		expect(inside(validation.inputs[2 * row + 1], y)).toBe(true);
	}
	expect(data.training.targets[1]).toBe(1);
	expect(largestTarget(data)).toBe(2);
});
