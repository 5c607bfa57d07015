/** Forward pass, gradient and step of a tiny network as plain loops over its parameters' textures. */
import { dropoutMask } from '../../../../src/lib/engine/step/dropout.ts';
import { activate, slopeOf, type Activation } from '../../../../src/lib/network/activation.ts';
import type { StepNumbers } from './draw.ts';
import type { Texels } from './texels.ts';
import type { TinyNetwork } from './tinyNetwork.ts';

/** What a row makes of each layer. */
export interface PlainPass {
	/** Inputs of each layer, dropout's factors in them. */
	inputs: number[][];
	/** Activations of each hidden layer before dropout, and its factors. */
	hidden: { sums: number[]; activations: number[]; factors: number[] }[];
	outputs: number[];
}

/** `row` of the batch matters to dropout alone, of which there is none without it. */
export function plainForward(
	network: TinyNetwork,
	weights: Texels,
	inputs: number[],
	activation: Activation,
	dropout: (Pick<StepNumbers, 'dropout' | 'seed' | 'step'> & { row: number }) | null
): PlainPass {
	const pass: PlainPass = { inputs: [], hidden: [], outputs: [] };
	let values = inputs;
	for (const { index, inputs: count, outputs: units } of network.layers) {
		const kernel = network.kernel(weights, index);
		pass.inputs.push(values);
		const z = Array.from({ length: units }, (_, unit) =>
			values.reduce((sum, h, i) => sum + h * kernel.get(i, unit), kernel.get(count, unit))
		);
		if (index === network.layers.length - 1) {
			pass.outputs = z;
			break;
		}
		const activations = z.map((value) => activate(activation, value));
		const factors = activations.map((_, unit) => {
			if (!dropout) return 1;
			const { dropout: rate, seed, step, row } = dropout;
			return dropoutMask(rate, seed, step, index, row + 1, units)[row * units + unit];
		});
		pass.hidden.push({ sums: z, activations, factors });
		values = activations.map((h, unit) => h * factors[unit]);
	}
	return pass;
}

/** Adds one row's gradient to `gradient`; `delta` is ∂loss/∂z. */
export function plainBackward(
	network: TinyNetwork,
	weights: Texels,
	{ inputs, hidden }: PlainPass,
	delta: number[],
	activation: Activation,
	gradient: Texels
): void {
	for (const { index, inputs: count } of [...network.layers].reverse()) {
		const kernel = network.kernel(weights, index);
		const g = network.kernel(gradient, index);
		for (const [unit, d] of delta.entries()) {
			const h = [...inputs[index], 1];
			for (let i = 0; i <= count; i++) g.set(i, unit, g.get(i, unit) + h[i] * d);
		}
		if (index === 0) return;
		const { sums, activations, factors } = hidden[index - 1];
		const after = delta;
		delta = activations.map((h, i) => {
			const back = after.reduce((sum, d, unit) => sum + d * kernel.get(i, unit), 0);
			return back * slopeOf(activation, sums[i], h) * factors[i];
		});
	}
}
