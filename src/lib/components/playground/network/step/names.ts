/** Short names for what a step in numbers speaks of: x₁, a₂ (unit 2 of hidden layer 1), out. */
import { describeParameter } from '$lib/network/describeParameter.ts';
import { inputsOf, outputsOf, type NetworkSpec } from '$lib/network/spec.ts';

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

const numbered = (name: string, place: number) =>
	name + [...String(place + 1)].map((digit) => subscripts[Number(digit)]).join('');

/** `layer` counts from 0; −1 stands for the inputs. */
export function unitName(spec: NetworkSpec, layer: number, unit: number): string {
	if (layer < 0) return inputsOf(spec) === 1 ? 'x' : numbered('x', unit);
	if (layer === spec.layers.length - 1) {
		return outputsOf(spec) === 1 ? 'out' : numbered('out', unit);
	}
	return numbered('abcdefgh'[layer], unit);
}

/** "x₁ → a₂", "bias a₂". */
export function parameterName(spec: NetworkSpec, index: number): string {
	const { layer, from, to } = describeParameter(spec, index);
	const name = unitName(spec, layer, to);
	return from === undefined ? `bias ${name}` : `${unitName(spec, layer - 1, from)} → ${name}`;
}

/** "Hidden layer 1", "Output". */
export const layerName = (spec: NetworkSpec, layer: number) =>
	layer === spec.layers.length - 1 ? 'Output' : `Hidden layer ${layer + 1}`;
