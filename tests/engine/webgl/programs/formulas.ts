/** The formulas of the programs' header comments as plain loops in float64. */
import { adam, momentum, type Optimizer } from '../../../../src/lib/network/hyperparameters.ts';
import type { Loss } from '../../../../src/lib/network/loss.ts';
import type { StepNumbers } from './draw.ts';
import type { Matrix } from './texels.ts';

/** ∂loss/∂z of one row of `outputs`, of a batch of `rows`. */
export const lossGradients: Record<
	Loss,
	(z: ArrayLike<number>, y: ArrayLike<number>, rows: number) => number[]
> = {
	meanSquaredError: (z, y, rows) =>
		Array.from(z, (value, i) => (2 * (value - y[i])) / (rows * z.length)),
	binaryCrossEntropy: (z, y, rows) =>
		Array.from(z, (value, i) => (1 / (1 + Math.exp(-value)) - y[i]) / (rows * z.length)),
	softmaxCrossEntropy: (z, y, rows) => {
		const largest = Math.max(...Array.from(z));
		const odds = Array.from(z, (value) => Math.exp(value - largest));
		const total = odds.reduce((sum, value) => sum + value, 0);
		return odds.map((value, i) => (value / total - y[i]) / rows);
	}
};

/** `Σ a(row, i) · b(i, column)` over the first `count` of i. */
export function dot(a: Matrix, row: number, b: Matrix, column: number, count: number): number {
	let sum = 0;
	for (let i = 0; i < count; i++) sum += a.get(row, i) * b.get(i, column);
	return sum;
}

/** Texels of a row of so many numbers. */
export const texelsFor = (count: number) => Math.ceil(count / 4);

/** A parameter, and its first and second moments. */
export type Advanced = [parameter: number, moment1: number, moment2: number];

/** The step u of each optimizer, with its moments, from gradient g. */
const directions: Record<
	Optimizer,
	(g: number, m: number, v: number, corrections: readonly [number, number]) => Advanced
> = {
	sgd: (g, m, v) => [g, m, v],
	momentum: (g, before, v) => {
		const m = momentum * before + g;
		return [m, m, v];
	},
	adam: (g, m1, m2, [correction1, correction2]) => {
		const m = adam.beta1 * m1 + (1 - adam.beta1) * g;
		const v = adam.beta2 * m2 + (1 - adam.beta2) * g * g;
		return [(m * correction1) / (Math.sqrt(v * correction2) + adam.epsilon), m, v];
	}
};

/** What one update depends on beside its parameter. */
type UpdateNumbers = Pick<StepNumbers, 'learningRate' | 'corrections' | 'l1' | 'l2' | 'decay'>;

/** Penalty, optimizer and decay for one parameter. */
export function advance(
	optimizer: Optimizer,
	{ learningRate, corrections, l1, l2, decay }: UpdateNumbers,
	isKernel: boolean,
	gradient: number,
	[w, m, v]: Advanced
): Advanced {
	const penalty = isKernel ? l1 * Math.sign(w) + 2 * l2 * w : 0;
	const [u, ...moments] = directions[optimizer](gradient + penalty, m, v, corrections);
	return [w * (isKernel ? 1 - decay : 1) - learningRate * u, ...moments];
}
