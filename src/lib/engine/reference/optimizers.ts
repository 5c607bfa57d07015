/**
 * Optimizers in tfjs operations, as pure functions of flat tensors. `momentsOf` says what each keeps
 * and does. Adam's ε and its float32 bias correction are tfjs's.
 */
import { add, div, mul, sqrt, square } from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { adam, momentum, type Optimizer } from '../../network/hyperparameters.ts';
import { biasCorrection } from '../step/biasCorrection.ts';

/** What to take from the parameters, and the moments of the next step. `step` counts from 1. */
type OptimizerRule = (
	gradient: Tensor1D,
	moments: readonly Tensor1D[],
	learningRate: number,
	step: number
) => { decrement: Tensor1D; moments: Tensor1D[] };

const sgd: OptimizerRule = (gradient, _moments, learningRate) => ({
	decrement: mul(gradient, learningRate),
	moments: []
});

const sgdWithMomentum: OptimizerRule = (gradient, [velocity], learningRate) => {
	const next = add(mul(velocity, momentum), gradient) as Tensor1D;
	return { decrement: mul(next, learningRate), moments: [next] };
};

const adamRule: OptimizerRule = (gradient, [first, second], learningRate, step) => {
	const { beta1, beta2, epsilon } = adam;
	const m = add(mul(first, beta1), mul(gradient, 1 - beta1)) as Tensor1D;
	const v = add(mul(second, beta2), mul(square(gradient), 1 - beta2)) as Tensor1D;
	const mean = div(m, biasCorrection(beta1, step));
	const spread = sqrt(div(v, biasCorrection(beta2, step)));
	const direction = div(mean, add(spread, epsilon)) as Tensor1D;
	return { decrement: mul(direction, learningRate), moments: [m, v] };
};

export const optimizerRules: Record<Optimizer, OptimizerRule> = {
	sgd,
	momentum: sgdWithMomentum,
	adam: adamRule
};
