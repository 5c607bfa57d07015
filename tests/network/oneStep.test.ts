import { describe, expect, it } from 'vitest';
import { activations } from '../../src/lib/network/activation.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { forward } from '../../src/lib/network/forward.ts';
import {
	defaultHyperparameters,
	momentsOf,
	optimizers
} from '../../src/lib/network/hyperparameters.ts';
import { losses, type Loss } from '../../src/lib/network/loss.ts';
import type { Activation } from '../../src/lib/network/activation.ts';
import {
	agreeToSixDigits,
	batchStep,
	pointsOf,
	pointStep,
	type StepStart
} from '../../src/lib/network/oneStep.ts';
import { denseLayersOf, denseNetwork, outputsOf } from '../../src/lib/network/spec.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';

const rows = 5;

function startOf(loss: Loss, activation: Activation, more: Partial<StepStart> = {}): StepStart {
	const random = randomStream(3, 'one step', loss, activation);
	const outputs = loss === 'softmaxCrossEntropy' ? 3 : 1;
	const network = denseNetwork({ inputs: 2, hidden: [4, 2], outputs, activation });
	const training = { ...defaultHyperparameters, optimizer: 'sgd' as const, ...more.training };
	const numbers = (length: number) => Float32Array.from({ length }, random.normal);
	const count = countParameters(network);
	return {
		network,
		loss,
		steps: 0,
		learningRate: training.learningRate,
		corrections: [0.1, 0.001],
		parameters: numbers(count),
		moments: Array.from({ length: momentsOf[training.optimizer] }, () => numbers(count)),
		mask: null,
		inputs: numbers(rows * 2),
		targets: Float32Array.from({ length: rows * outputs }, (_, i) => Number(i % outputs === 0)),
		dropout: [],
		...more,
		training
	};
}

/** Zero, or twice as much, for the units of the hidden layers. */
const dropout: StepStart['dropout'] = [
	Float32Array.from({ length: rows * 4 }, (_, i) => (i % 3 === 0 ? 0 : 2)),
	Float32Array.from({ length: rows * 2 }, (_, i) => (i % 5 === 1 ? 0 : 2)),
	null
];

const every = losses.flatMap((loss) => activations.map((activation) => ({ loss, activation })));

describe('pointStep(start, point)', () => {
	it.each(every)('has units whose sums make the network’s outputs: $loss, $activation', (its) => {
		const start = startOf(its.loss, its.activation);
		const all = forward(start.network, start.parameters, start.inputs);
		for (let point = 0; point < pointsOf(start); point++) {
			const step = pointStep(start, point);
			const width = outputsOf(start.network);
			const wanted = all.slice(point * width, (point + 1) * width);
			step.outputs.forEach((output, i) => expect(output).toBeCloseTo(wanted[i], 12));
			expect(step.layers.at(-1)!.map(({ sum }) => sum)).toEqual([...step.outputs]);
			for (const [at, units] of step.layers.entries()) {
				const from = at === 0 ? step.inputs : step.layers[at - 1].map(({ output }) => output);
				for (const { terms } of units) {
					expect(terms.map(({ value }) => value)).toEqual(from);
				}
			}
		}
	});

	it.each([null, dropout].flatMap((factors) => every.map((its) => ({ ...its, factors }))))(
		'has the derivatives that differences have: $loss, $activation',
		({ loss, activation, factors }) => {
			const start = startOf(loss, activation, { dropout: factors ?? [] });
			const tiny = 1e-3;
			for (const point of [0, 3]) {
				const step = pointStep(start, point);
				// float64 in place of the engine's float32, so that differences have digits left.
				const lossAt = (index: number, change: number) => {
					const parameters = Float64Array.from(start.parameters);
					parameters[index] += change;
					const moved = { ...start, parameters: parameters as unknown as Float32Array };
					return pointStep(moved, point).loss;
				};
				for (const units of step.layers) {
					for (const unit of units) {
						if (activation === 'relu' && Math.abs(unit.sum) < 0.05) continue;
						expect(step.gradient[unit.bias.index]).toBeCloseTo(unit.ofSum, 12);
						expect(unit.ofSum).toBeCloseTo(unit.ofOutput * unit.factor * unit.slope, 12);
						for (const { index, value } of unit.terms) {
							expect(step.gradient[index]).toBeCloseTo(value * unit.ofSum, 12);
						}
					}
				}
				step.gradient.forEach((derivative, index) => {
					const [up, down] = [lossAt(index, tiny), lossAt(index, -tiny)];
					const [far, near] = [lossAt(index, 2 * tiny), lossAt(index, -2 * tiny)];
					// Fourth order; across relu's kink none is right.
					const slope = (8 * (up - down) - (far - near)) / (12 * tiny);
					const bends = Math.abs((up - down) / (2 * tiny) - slope) > 1e-4;
					if (!(activation === 'relu' && bends)) expect(derivative).toBeCloseTo(slope, 6);
				});
			}
		}
	);

	it('brings back to a unit what the next layer’s weights hand it', () => {
		const { layers } = pointStep(startOf('binaryCrossEntropy', 'tanh', { dropout }), 1);
		for (const [at, units] of layers.slice(0, -1).entries()) {
			for (const { unit, ofOutput } of units) {
				const handed = layers[at + 1].map(({ ofSum, terms }) => ofSum * terms[unit].weight);
				expect(ofOutput).toBeCloseTo(
					handed.reduce((sum, value) => sum + value, 0),
					12
				);
			}
		}
	});
});

describe('batchStep(start)', () => {
	it.each(every)('has the mean of all points’ losses and gradients: $loss, $activation', (its) => {
		const start = startOf(its.loss, its.activation, { dropout });
		const steps = Array.from({ length: rows }, (_, point) => pointStep(start, point));
		const batch = batchStep(start);
		const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / rows;
		expect(batch.points).toBe(rows);
		expect(batch.loss).toBeCloseTo(mean(steps.map(({ loss }) => loss)), 12);
		batch.gradient.forEach((value, i) =>
			expect(value).toBeCloseTo(mean(steps.map(({ gradient }) => gradient[i])), 12)
		);
	});

	it.each(optimizers)('moves every parameter as the formula of %s has it', (optimizer) => {
		const training = { ...defaultHyperparameters, optimizer, l1: 0.1, l2: 0.2, weightDecay: 0.5 };
		const start = startOf('meanSquaredError', 'tanh', { training });
		const { gradient, parameters } = batchStep(start);
		const kernels = denseLayersOf(start.network);
		parameters.forEach((step, i) => {
			const w = start.parameters[i];
			const isKernel = kernels.some(
				({ kernelStart, biasStart }) => i >= kernelStart && i < biasStart
			);
			const g = gradient[i] + (isKernel ? 0.1 * Math.sign(w) + 0.4 * w : 0);
			const [m = 0, v = 0] = start.moments.map((moment) => moment[i]);
			const direction = {
				sgd: g,
				momentum: 0.9 * m + g,
				adam: (0.9 * m + 0.1 * g) / 0.1 / (Math.sqrt((0.999 * v + 0.001 * g * g) / 0.001) + 1e-7)
			}[optimizer];
			const kept = isKernel ? 1 - 0.01 * 0.5 : 1;
			if (optimizer === 'adam' && v < 0) return;
			expect(step.after).toBeCloseTo(kept * w - 0.01 * direction, 10);
			expect(step.before).toBe(w);
		});
	});

	it('leaves a masked parameter as it is', () => {
		const start = startOf('meanSquaredError', 'tanh');
		const mask = new Uint8Array(start.parameters.length).fill(1);
		mask[2] = 0;
		const { parameters } = batchStep({ ...start, mask });
		expect(parameters[2].after).toBe(start.parameters[2]);
		expect(parameters[3].after).not.toBe(start.parameters[3]);
	});

	it('lowers the loss of its own batch where the step is small', () => {
		const start = startOf('binaryCrossEntropy', 'tanh', { learningRate: 0.001 });
		const after = Float32Array.from(batchStep(start).parameters, (step) => step.after);
		expect(batchStep({ ...start, parameters: after }).loss).toBeLessThan(batchStep(start).loss);
	});
});

describe('agreeToSixDigits(a, b)', () => {
	it.each([
		[0.123456, 0.1234564, true],
		[0.123456, 0.123459, false],
		[12.3456, 12.34561, true],
		[12.3456, 12.3457, false],
		[NaN, NaN, false]
	])('of %d and %d is %s', (a, b, agree) => {
		expect(agreeToSixDigits(a, b)).toBe(agree);
	});
});
