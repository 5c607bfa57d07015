import { firstScreen } from '../experiment/presets.ts';
import type { NetworkSettings } from '../experiment/experiment.ts';
import type { Claim, ExperimentNetwork, Criterion } from './claim.ts';
import { validationAccuracy } from './measures.ts';
import { networkOf } from './settings.ts';

/** How many of the first screen's new points a small network may get wrong. */
export const golfLimit = 45;
const points = firstScreen.data.validation;

function reaches(name: string, network: string, expectedShare: number): Criterion {
	return {
		sentence: `${network} are wrong on at most ${golfLimit} of ${points} new points.`,
		expectedShare,
		holds: ({ [name]: small }) => Math.round((1 - validationAccuracy(small)) * points) <= golfLimit
	};
}

export const parameterGolf: Claim = {
	name: 'parameter-golf',
	title: 'Few parameters on the first screen’s rings',
	networks(seed) {
		const [small] = firstScreen.networks;
		const trained = (shape: Partial<NetworkSettings>): ExperimentNetwork =>
			networkOf({ ...firstScreen, networks: [{ ...small, ...shape }] }, 0, seed);
		return {
			three: trained({ width: 3, depth: 1 }),
			four: trained({ width: 4, depth: 1 }),
			A: trained({})
		};
	},
	criteria: [
		reaches('three', 'Three units in one hidden layer, 13 parameters,', 0.85),
		reaches('four', 'Four units in one hidden layer, 17 parameters,', 0.95),
		reaches('A', 'Three units in each of two hidden layers, 25 parameters,', 0.9)
	]
};
