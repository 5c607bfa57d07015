/** What there is to say of a LoRA update of this network, in sentences. */
import { formatCount } from '../../format.ts';
import { countParameters } from '../../network/cost.ts';
import { layersWithLargerUpdate, updatesOf } from '../../network/lora.ts';
import { denseLayersOf, type NetworkSpec } from '../../network/spec.ts';

export function updateNotes(network: NetworkSpec, rank: number): string[] {
	const all = formatCount(countParameters(network));
	if (denseLayersOf(network).length === 1) {
		return ['It has no hidden layer, so there is no kernel to update: nothing of it is trained.'];
	}
	const larger = new Set(layersWithLargerUpdate(network, rank).map(({ index }) => index));
	const notes = updatesOf(network, rank).flatMap(({ layer, downStart, end }) => {
		const { index, inputs, outputs } = layer;
		if (!larger.has(index)) return [];
		const kernel = `For the kernel of hidden layer ${index + 1} (${inputs} × ${outputs})`;
		const size = `${formatCount(end - downStart)} numbers for ${formatCount(inputs * outputs)}`;
		const most = Math.min(inputs, outputs);
		const beyond = rank > most ? ` No update of it needs more than rank ${most}.` : '';
		return [`${kernel} the update is larger than the kernel: ${size}.${beyond}`];
	});
	return [`Merged, it is ${all} again.`, ...notes];
}
