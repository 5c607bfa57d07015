import { classNetworksNamed } from '../../../src/lib/claims/class/classNetworks.ts';
import type { ClassResult } from '../../../src/lib/claims/class/classResult.ts';
import { specOf } from '../../../src/lib/experiment/edits.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { claimNamed } from '../../../src/lib/claims/index.ts';

/** A result that fits its claim; B gets ten more new points wrong than A. */
export function resultOf(claim: string, seed: number, wrong: number, held = true): ClassResult {
	const { experiment } = classNetworksNamed(claim, seed);
	return {
		claim,
		seed,
		steps: experiment.stopAt,
		networks: experiment.networks.map((_, at) => ({
			parameters: countParameters(specOf(experiment, at)),
			training: 0.25,
			validation: 0.5 + at,
			best: 0.375,
			wrong: wrong + 10 * at
		})),
		held: claimNamed(claim).criteria.map(() => held)
	};
}
