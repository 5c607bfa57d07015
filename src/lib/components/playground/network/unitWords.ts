import { shareFlat } from '$lib/analysis/insideNetwork.ts';
import { formatPercent } from '$lib/format.ts';
import type { Activation } from '$lib/network/activation.ts';
import { denseLayersOf, type NetworkSpec } from '$lib/network/spec.ts';

/** "unit 3 of hidden layer 1", counting from 1; "the output". */
export function unitName(spec: NetworkSpec, layer: number, unit: number): string {
	const layers = denseLayersOf(spec);
	if (layer < layers.length - 1) return `unit ${unit + 1} of hidden layer ${layer + 1}`;
	return layers[layer].outputs === 1 ? 'the output' : `output ${unit + 1}`;
}

const flatWords: Record<Activation, string | null> = {
	tanh: 'saturated',
	sigmoid: 'saturated',
	relu: 'silent',
	linear: null
};

/** What a unit's activations at the training points say of it. */
export function describeUnit(
	spec: NetworkSpec,
	layer: number,
	unit: number,
	activations: ArrayLike<number>
): string {
	const { activation } = denseLayersOf(spec)[layer];
	const name = unitName(spec, layer, unit);
	const word = flatWords[activation];
	if (word === null) return name;
	const share = shareFlat(activation, activations);
	if (share === 1 && activation === 'relu') return `${name}, dead: silent on every training point`;
	return `${name}, ${word} on ${formatPercent(share)} of the training points`;
}
