import { specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import { recallPart } from './keptParts.ts';
import { nameOfSource } from './partNames.ts';
import { shippedPart } from './shipped/shippedParts.ts';

/** What the pretrained network of an experiment ended with, kept on this device or come with the page; null where
 * there is none, or neither has it. */
export async function learnedParameters({ pretrained }: Experiment): Promise<Float32Array | null> {
	if (!pretrained) return null;
	const count = countParameters(specOf(pretrained, 0));
	const name = nameOfSource(pretrained);
	const { part } = await recallPart(name, count);
	const known = part ?? (await shippedPart(name, count));
	return known && known.end.parameters;
}
