import { tally } from '$lib/architectures/block.ts';
import { modelNamed } from '$lib/architectures/models.ts';
import { firstScreenNetworks } from '../playground/ownNetworks.ts';
import type { EyeRange } from './eye.svelte.ts';

/** Null for a model that is not disclosed. */
export function countOf(model: string): number | null {
	const known = modelNamed(model);
	return known === undefined ? null : tally(known.family.blocks(known.model.config)).count;
}

/** From the first screen's smallest network, of 25 parameters, to the 175 billion that the page is named after. */
export const eyeRange: EyeRange = {
	least: Math.min(...firstScreenNetworks.map(({ parameters }) => parameters)),
	most: countOf('gpt-3-175b')!
};
