import type { ClaimNetwork, ExperimentNetwork, LayeredNetwork } from '../claims/claim.ts';
import { drawData } from '../data/draw.ts';
import { onTruth } from '../data/truth.ts';
import type { Member } from '../engine/trainer.ts';
import { membersOf } from './experimentMembers.ts';

/** A network of a claim as the engine wants it, on its points, with its last step. */
export function claimMember(network: ClaimNetwork): Member {
	return 'experiment' in network ? memberOfExperiment(network) : layeredMember(network);
}

function memberOfExperiment({ experiment, onTruth: isOnTruth }: ExperimentNetwork): Member {
	const drawn = drawData(experiment.data);
	const judged = isOnTruth
		? { ...drawn, validation: onTruth(drawn.validation, experiment.data) }
		: drawn;
	const [member] = membersOf(experiment, judged);
	return { ...member, steps: experiment.stopAt };
}

function layeredMember({ network, loss, ...settings }: LayeredNetwork): Member {
	const { hyperparameters, points, seed, steps } = settings;
	return {
		network,
		loss,
		training: hyperparameters,
		data: points(),
		seeds: { weights: seed, batches: seed, dropout: seed },
		horizon: steps,
		steps
	};
}
