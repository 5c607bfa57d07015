/** Where the networks begin that begin after pretraining, for those who train them elsewhere. */
import { drawData } from '../data/draw.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Beginning } from '../experiment/pretrained/beginning.ts';
import { beginsAfterPretraining } from '../experiment/pretrained/samePoints.ts';
import { withUpdate } from '../network/lora.ts';
import { resumedMember } from './pretrainedMembers.ts';

/** A network from random weights asks for no pretrained one. */
const noParameters = new Float32Array(0);

/** For each network; null where it begins at step 0, or needs what the pretrained network ended with, and
 * `learned` is null. */
export function beginningsOf(
	experiment: Experiment,
	learned: Float32Array | null
): (Beginning | null)[] {
	if (!experiment.pretrained) return experiment.networks.map(() => null);
	const data = drawData(experiment.data);
	return experiment.networks.map(({ start, teacher }, index) => {
		const isKnown = learned !== null || (!start && !teacher);
		if (!isKnown || !beginsAfterPretraining(experiment, index)) return null;
		const { members, resume } = resumedMember(experiment, index, data, learned ?? noParameters);
		const [{ network, data: learns, mask, quantization, lora, seeds, steps, temperature }] =
			members;
		const { step, members: begun } = resume!;
		const [{ parameters }] = begun;
		return {
			step,
			parameters: lora ? withUpdate(network, lora.rank, parameters, seeds.weights) : parameters,
			training: learns.training,
			temperature: temperature ?? 1,
			mask: mask ?? null,
			quantization: quantization ?? null,
			rank: lora?.rank ?? null,
			rests: steps !== undefined && steps <= step
		};
	});
}
