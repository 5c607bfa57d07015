import { shareFlat } from '$lib/analysis/insideNetwork.ts';
import { formatCount, formatPercent } from '$lib/format.ts';
import type { Activation } from '$lib/network/activation.ts';
import { nameOfUnit } from '$lib/network/describeParameter.ts';
import { denseLayersOf, type NetworkSpec } from '$lib/network/spec.ts';

const flatWords: Record<Activation, string | null> = {
	tanh: 'saturated',
	sigmoid: 'saturated',
	relu: 'silent',
	linear: null,
	leakyRelu: 'leaking',
	gelu: null,
	sin: null
};

/** What a unit's activations say of it, at the first `activations.length` of `total` training points. */
export function describeUnit(
	spec: NetworkSpec,
	layer: number,
	unit: number,
	activations: ArrayLike<number>,
	total: number
): string {
	const { activation } = denseLayersOf(spec)[layer];
	const name = nameOfUnit(spec, layer, unit);
	const word = flatWords[activation];
	if (word === null) return name;
	const share = shareFlat(activation, activations);
	const isAll = activations.length === total;
	if (share === 1 && isAll && activation === 'relu') {
		return `${name}, dead: silent on every training point`;
	}
	const first = isAll ? '' : `first ${formatCount(activations.length)} of ${formatCount(total)} `;
	return `${name}, ${word} on ${formatPercent(share)} of the ${first}training points`;
}
