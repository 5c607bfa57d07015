/** One optimizer step in plain float64, number by number. What it does stands at `momentsOf`. */
import { adam, momentum, type Hyperparameters } from './hyperparameters.ts';
import { kernelsOf, type NetworkSpec } from './spec.ts';

/** What an optimizer step goes on from, beside the gradient. */
export interface OptimizerState {
	network: NetworkSpec;
	training: Hyperparameters;
	/** Of this step, as the schedule has it. */
	learningRate: number;
	/** Adam's 1 − β₁ᵗ and 1 − β₂ᵗ. */
	corrections: readonly [number, number];
	/** Flat, as in `spec`. */
	parameters: Float32Array;
	/** As many as `momentsOf` says, each as long as the parameters. */
	moments: readonly Float32Array[];
	/** 0 where a parameter stays as it is; null where all move. */
	mask: Uint8Array | null;
}

/** What becomes of one parameter. */
export interface ParameterStep {
	before: number;
	/** Of the penalty alone: `l1 · sign(w) + 2 · l2 · w` in kernels. */
	penalty: number;
	/** Of loss and penalty. */
	gradient: number;
	/** After this step. */
	moments: readonly number[];
	/** What the learning rate multiplies. */
	direction: number;
	/** Share of the parameter that decoupled weight decay leaves. */
	kept: number;
	/** `kept · before − learningRate · direction`, or `before` where it is masked. */
	after: number;
	isMasked: boolean;
}

/** The gradient of `l1 · Σ|w| + l2 · Σw²` over kernels, flat. */
export function penaltyGradient(
	network: NetworkSpec,
	{ l1, l2 }: Pick<Hyperparameters, 'l1' | 'l2'>,
	parameters: ArrayLike<number>
): Float64Array {
	const gradient = new Float64Array(parameters.length);
	for (const { start, end } of kernelsOf(network)) {
		for (let i = start; i < end; i++) {
			gradient[i] = l1 * Math.sign(parameters[i]) + 2 * l2 * parameters[i];
		}
	}
	return gradient;
}

/** `gradient` is that of the loss over the batch, flat. */
export function optimizerStep(state: OptimizerState, gradient: ArrayLike<number>): ParameterStep[] {
	const { network, training, learningRate, parameters } = state;
	const penalties = penaltyGradient(network, training, parameters);
	const kernels = kernelsOf(network);
	return Array.from(parameters, (before, i) => {
		const isKernel = kernels.some(({ start, end }) => i >= start && i < end);
		const penalty = penalties[i];
		const whole = gradient[i] + penalty;
		const moments = state.moments.map((moment) => moment[i]);
		const { direction, ...next } = directionOf(state, whole, moments);
		const kept = isKernel ? 1 - learningRate * training.weightDecay : 1;
		const isMasked = state.mask?.[i] === 0;
		const after = isMasked ? before : kept * before - learningRate * direction;
		return { before, penalty, gradient: whole, ...next, direction, kept, after, isMasked };
	});
}

function directionOf(
	{ training, corrections }: OptimizerState,
	gradient: number,
	moments: readonly number[]
): Pick<ParameterStep, 'moments' | 'direction'> {
	switch (training.optimizer) {
		case 'sgd':
			return { moments, direction: gradient };
		case 'momentum': {
			const velocity = momentum * moments[0] + gradient;
			return { moments: [velocity], direction: velocity };
		}
		case 'adam': {
			const mean = adam.beta1 * moments[0] + (1 - adam.beta1) * gradient;
			const spread = adam.beta2 * moments[1] + (1 - adam.beta2) * gradient ** 2;
			const [first, second] = corrections;
			const direction = mean / first / (Math.sqrt(spread / second) + adam.epsilon);
			return { moments: [mean, spread], direction };
		}
	}
}
