import { specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import { recallPart } from './keptParts.ts';
import { nameOfSource } from './partNames.ts';

/** What the pretrained network of an experiment ended with; null where there is none, or this device has it
 * no more. */
export async function learnedParameters({ pretrained }: Experiment): Promise<Float32Array | null> {
	if (!pretrained) return null;
	const count = countParameters(specOf(pretrained, 0));
	const { part } = await recallPart(nameOfSource(pretrained), count);
	return part && part.end.parameters;
}
