import { emptiedLayers } from '$lib/network/compression/prune.ts';
import type { NetworkSpec } from '$lib/network/spec.ts';

/** Through which layers nothing passes any more, in a sentence; null where every layer has a weight left. */
export function emptiedSentence(spec: NetworkSpec, pruned: Uint8Array | null): string | null {
	if (pruned === null) return null;
	const mask = pruned.map((isPruned) => 1 - isPruned);
	const emptied = emptiedLayers(spec, mask);
	if (emptied.length === 0) return null;
	const last = spec.layers.length - 1;
	const names = emptied.map((layer) =>
		layer === last ? 'the output' : `hidden layer ${layer + 1}`
	);
	const where =
		emptied.length === spec.layers.length
			? 'Every weight is pruned'
			: `No weight is left in ${names.join(' and ')}`;
	return `${where}: it gives every point the same answer. Prune fewer.`;
}
