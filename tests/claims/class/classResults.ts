import { classNetworksNamed } from '../../../src/lib/claims/class/classNetworks.ts';
import type { ClassResult } from '../../../src/lib/claims/class/classResult.ts';
import { specOf } from '../../../src/lib/experiment/edits.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { ownNetworks, taskDigest } from '../../../src/lib/claims/class/ownTask.ts';
import { claimNamed } from '../../../src/lib/claims/index.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';

/** A result that fits its claim; B gets ten more new points wrong than A. */
export function resultOf(claim: string, seed: number, wrong: number, held = true): ClassResult {
	const { experiment } = classNetworksNamed(claim, seed);
	return {
		claim,
		task: null,
		seed,
		steps: experiment.stopAt,
		points: null,
		networks: experiment.networks.map((_, at) => ({
			parameters: countParameters(specOf(experiment, at)),
			training: 0.25,
			validation: 0.5 + at,
			best: 0.375,
			wrong: wrong + 10 * at,
			wrongTraining: null
		})),
		held: claimNamed(claim).criteria.map(() => held),
		bet: null,
		name: '',
		title: ''
	};
}

/** A result of the first screen as a teacher's own task; A gets fewer new points wrong than B. */
export function ownResultOf(
	seed: number,
	wrong: number,
	handed: Partial<ClassResult> = {}
): ClassResult {
	const { experiment } = ownNetworks(firstScreen, seed);
	const { training, validation } = experiment.data;
	return {
		...resultOf('first-screen', seed, wrong),
		claim: null,
		task: taskDigest(experiment),
		points: { training, validation },
		networks: resultOf('first-screen', seed, wrong).networks.map((network, at) => ({
			...network,
			wrongTraining: 20 - 20 * at
		})),
		held: [],
		title: 'Too many?',
		...handed
	};
}
