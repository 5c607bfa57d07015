/**
 * A dense layer that is added to what comes in: `h′ = h + s·φ(h·W + b)`, with as many units as numbers
 * come in (He et al. 2016, https://arxiv.org/abs/1512.03385). The gradient has a way past the weights,
 * so that it reaches the first of many layers. With s = .1 fifty of them add up to no more than a few.
 */
import { activateAll, backThrough, type Activation } from '../activation.ts';
import { Refusal } from '../exact.ts';
import { dense, sumsOf } from './dense.ts';
import type { Initialisation, LayerKind } from './kind.ts';

export interface ResidualSpec {
	kind: 'residual';
	/** As many as numbers come in. */
	units: number;
	/** Of what is added. */
	activation: Activation;
	/** Of the kernel. Default: as of a dense layer. */
	initialisation?: Initialisation;
}

/** s: what is added counts for so much. */
export const residualScale = 0.1;

const asDense = (spec: ResidualSpec) => ({ ...spec, kind: 'dense' as const });

export const residual: LayerKind<ResidualSpec> = {
	outputShape({ units }, input) {
		if (input.length === 1 && input[0] === units) return input;
		throw new Refusal(
			`A residual layer of ${units} units needs ${units} numbers to come in, and gets ${input.join(' × ')}.`
		);
	},
	parameters: (spec, input) => dense.parameters(asDense(spec), input),
	formula: (spec, input) => dense.formula(asDense(spec), input),
	symbols: dense.symbols,
	multiplyAdds: (spec, input) => dense.multiplyAdds(asDense(spec), input),
	trainable: {
		forward(spec, input, parameters, inputs) {
			const added = activateAll(spec.activation, sumsOf(spec, input, parameters, inputs));
			return added.map((value, i) => inputs[i] + residualScale * value);
		},
		/** `∂h = ∂h′ + δ·Wᵀ`, with `δ = s·∂h′ ∘ φ′`; `∂W` and `∂b` are those of a dense layer. */
		backward(spec, input, parameters, pass, gradient, rows) {
			const scaled = gradient.map((value) => residualScale * value);
			const sums = sumsOf(spec, input, parameters, pass.inputs);
			const outputs = activateAll(spec.activation, sums.slice());
			const deltas = backThrough(spec.activation, outputs, scaled, () => sums);
			const linear = { ...asDense(spec), activation: 'linear' } as const;
			const own = { inputs: pass.inputs, outputs: sums };
			const back = dense.trainable!.backward(linear, input, parameters, own, deltas, rows);
			return { ...back, inputs: back.inputs.map((value, i) => gradient[i] + value) };
		},
		describe: (spec, input, index, neighbours) =>
			dense.trainable!.describe(asDense(spec), input, index, neighbours),
		activation: ({ activation }) => activation
	}
};
