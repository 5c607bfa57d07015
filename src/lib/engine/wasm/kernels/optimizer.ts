/**
 * One optimizer step on an array of parameters, four at a time. The numbers are those of `optimizers`.
 *
 * With g = ∂loss/∂w + l1 · sign(w) + 2 · l2 · w and w′ = w · (1 − rate · decay):
 *
 * - SGD: w ← w′ − rate · g
 * - momentum: v ← μ · v + g, w ← w′ − rate · v
 * - Adam: m ← β₁ · m + (1 − β₁) · g, v ← β₂ · v + (1 − β₂) · g²,
 *   w ← w′ − rate · (m / c₁) / (√(v / c₂) + ε)
 *
 * Kernels alone have penalties and decay. A masked parameter stays as it is; its moments go on. Moments
 * below 1e-30, far below what moves a float32 parameter, become zero: those of a unit that learns no more
 * would end as denormal numbers, with which processors are slow.
 */
import { Network, Step } from './network';

const sgd = 0;
const momentum = 1;

/** μ and Adam's β₁, 1 − β₁, β₂, 1 − β₂, ε, and the least moment that is kept: in memory, since in a loop
 * engines put together what is written as a number anew at each turn. */
const constants = memory.data<f32>([0.9, 0.1, 0.999, 0.001, 1e-7, 1e-30], 16);

// @ts-ignore: decorator
@inline
function sign(w: v128): v128 {
	const one = f32x4.splat(1);
	const zero = f32x4.splat(0);
	return f32x4.sub(v128.and(f32x4.gt(w, zero), one), v128.and(f32x4.lt(w, zero), one));
}

// @ts-ignore: decorator
@inline
function flushed(moment: v128, least: v128): v128 {
	// Not `gt`: NaN stays.
	return v128.andnot(moment, f32x4.lt(f32x4.abs(moment), least));
}

/** Moves the parameters from `from` to before `to`, in bytes from the first one. */
export function advance(
	network: Network,
	step: Step,
	from: usize,
	to: usize,
	isKernel: bool
): void {
	const parameters = network.parameters;
	const gradient = network.gradient;
	const first = network.first;
	const second = network.second;
	const mask = network.mask;
	const optimizer = network.optimizer;
	const rate = f32x4.splat(step.learningRate);
	const l1 = f32x4.splat(isKernel ? network.l1 : 0);
	const l2 = f32x4.splat(isKernel ? 2 * network.l2 : 0);
	const isPenalised = isKernel && (network.l1 != 0 || network.l2 != 0);
	const kept = f32x4.splat(isKernel ? 1 - step.learningRate * network.weightDecay : 1);
	// It is 1 in float32 from some 160 steps on.
	const isFirstOne = step.firstCorrection == 1;
	const c1 = f32x4.splat(step.firstCorrection);
	const c2 = f32x4.splat(step.secondCorrection);
	const beta1 = v128.load32_splat(constants);
	const rest1 = v128.load32_splat(constants, 4);
	const beta2 = v128.load32_splat(constants, 8);
	const rest2 = v128.load32_splat(constants, 12);
	const epsilon = v128.load32_splat(constants, 16);
	const least = v128.load32_splat(constants, 20);
	for (let p = from; p < to; p += 16) {
		const w = v128.load(parameters + p);
		let g = v128.load(gradient + p);
		if (isPenalised) {
			g = f32x4.add(g, f32x4.mul(sign(w), l1));
			g = f32x4.add(g, f32x4.mul(w, l2));
		}
		let direction = g;
		if (optimizer == momentum) {
			direction = flushed(f32x4.add(f32x4.mul(v128.load(first + p), beta1), g), least);
			v128.store(first + p, direction);
		} else if (optimizer != sgd) {
			const m = flushed(
				f32x4.add(f32x4.mul(v128.load(first + p), beta1), f32x4.mul(g, rest1)),
				least
			);
			const v = flushed(
				f32x4.add(
					f32x4.mul(v128.load(second + p), beta2),
					f32x4.mul(f32x4.mul(g, g), rest2)
				),
				least
			);
			v128.store(first + p, m);
			v128.store(second + p, v);
			const mean = isFirstOne ? m : f32x4.div(m, c1);
			const spread = f32x4.sqrt(f32x4.div(v, c2));
			direction = f32x4.div(mean, f32x4.add(spread, epsilon));
		}
		let moved = f32x4.sub(f32x4.mul(w, kept), f32x4.mul(direction, rate));
		if (mask) moved = v128.bitselect(moved, w, v128.load(mask + p));
		v128.store(parameters + p, moved);
	}
}
