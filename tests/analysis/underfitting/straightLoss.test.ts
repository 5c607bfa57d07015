import { describe, expect, test } from 'vitest';
import { baselineLoss } from '../../../src/lib/analysis/baseline.ts';
import { lowestLoss } from '../../../src/lib/analysis/leastSquares.ts';
import { straightLoss } from '../../../src/lib/analysis/underfitting/straightLoss.ts';
import { drawData } from '../../../src/lib/data/draw.ts';
import { datasetNamed } from '../../../src/lib/data/sets/index.ts';
import type { Table } from '../../../src/lib/data/table.ts';
import { forward } from '../../../src/lib/network/forward.ts';
import { gradientOf } from '../../../src/lib/network/gradient.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';
import { randomStream } from '../../../src/lib/random/randomStream.ts';
import { scoreOutputs, type Loss } from '../../../src/lib/network/loss.ts';

function points(set: string, training = 150): { loss: Loss; table: Table } {
	const { defaults, task } = datasetNamed(set);
	const loss = task === 'regression' ? 'meanSquaredError' : 'binaryCrossEntropy';
	const table = drawData({ set, ...defaults, training, options: {}, seed: 7 }).training;
	return { loss, table };
}

/** Thousands of small steps down the slope: slow, and another way to the same place. */
function descended(loss: Loss, { rows, inputs, targets }: Table): number {
	const width = inputs.length / rows;
	const weights = new Float64Array(width + 1);
	const outputs = () =>
		Float64Array.from({ length: rows }, (_, row) => {
			let sum = weights[width];
			for (let i = 0; i < width; i++) sum += weights[i] * inputs[row * width + i];
			return sum;
		});
	for (let step = 0; step < 4000; step++) {
		const gradient = new Float64Array(width + 1);
		for (const [row, z] of outputs().entries()) {
			const predicted = loss === 'meanSquaredError' ? z : 1 / (1 + Math.exp(-z));
			const error = (predicted - targets[row]) / rows;
			for (let i = 0; i < width; i++) gradient[i] += error * inputs[row * width + i];
			gradient[width] += error;
		}
		for (let i = 0; i <= width; i++) weights[i] -= 0.3 * gradient[i];
	}
	return scoreOutputs(loss, outputs(), targets, 1).loss;
}

/** The same of softmax, by the gradient of the plain loss. */
function descendedClasses(rows: number, inputs: Float32Array, targets: Float32Array): number {
	const classes = targets.length / rows;
	const network = denseNetwork({ inputs: 2, hidden: [], outputs: classes, activation: 'linear' });
	const weights = new Float64Array(3 * classes);
	for (let step = 0; step < 4000; step++) {
		const gradient = gradientOf(network, 'softmaxCrossEntropy', weights, inputs, targets);
		for (let i = 0; i < weights.length; i++) weights[i] -= 0.3 * gradient[i];
	}
	const outputs = forward(network, weights, inputs);
	return scoreOutputs('softmaxCrossEntropy', outputs, targets, classes).loss;
}

describe('straightLoss(loss, points)', () => {
	test.each(['line', 'cosine', 'step', 'bumps'])('is that of the best line: %s', (set) => {
		const { loss, table } = points(set);
		expect(straightLoss(loss, table)).toBeCloseTo(lowestLoss(table), 6);
	});

	test.each(['rings', 'xor', 'blobs', 'moons', 'spiral', 'sum', 'teacher'])(
		'is where going down the slope ends: %s',
		(set) => {
			const { loss, table } = points(set);
			const found = straightLoss(loss, table);
			expect(found).toBeCloseTo(descended(loss, table), 4);
			expect(found).toBeLessThanOrEqual(baselineLoss(loss, table.targets, 1));
		}
	);

	test('goes to 0 where a line parts the classes', () => {
		const table = {
			rows: 4,
			inputs: Float32Array.of(-2, -1, 1, 2),
			targets: Float32Array.of(0, 0, 1, 1)
		};
		expect(straightLoss('binaryCrossEntropy', table)).toBeLessThan(1e-6);
	});

	test.each([3, 5])('is that of the best lines between %d classes', (classes) => {
		const random = randomStream(4, 'straight', classes);
		const rows = 90;
		const targets = new Float32Array(rows * classes);
		const inputs = new Float32Array(rows * 2);
		for (let row = 0; row < rows; row++) {
			const own = row % classes;
			targets[row * classes + own] = 1;
			inputs.set([Math.cos(own) + random.normal(), Math.sin(own) + random.normal()], row * 2);
		}
		const found = straightLoss('softmaxCrossEntropy', { rows, inputs, targets })!;
		expect(found).toBeCloseTo(descendedClasses(rows, inputs, targets), 4);
		expect(found).toBeLessThan(baselineLoss('softmaxCrossEntropy', targets, classes));
	});

	test('is the same of two classes as one logit and as two', () => {
		const { table } = points('moons');
		const two = Float32Array.from({ length: 2 * table.rows }, (_, i) =>
			i % 2 === 0 ? 1 - table.targets[i >> 1] : table.targets[i >> 1]
		);
		const found = straightLoss('softmaxCrossEntropy', { ...table, targets: two });
		expect(found).toBeCloseTo(straightLoss('binaryCrossEntropy', table)!, 6);
	});

	test('is left open where it would take long', () => {
		const rows = 10_000;
		const inputs = new Float32Array(rows * 64);
		const targets = new Float32Array(rows);
		expect(straightLoss('binaryCrossEntropy', { rows, inputs, targets })).toBeNull();
	});

	test('is 0 for one point, and finite where all lie in one place', () => {
		const one = { rows: 1, inputs: Float32Array.of(3), targets: Float32Array.of(2) };
		const two = { rows: 2, inputs: Float32Array.of(3, 3), targets: Float32Array.of(1, 2) };
		expect(straightLoss('meanSquaredError', one)).toBeCloseTo(0, 6);
		expect(straightLoss('meanSquaredError', two)).toBeCloseTo(0.25, 6);
	});
});
