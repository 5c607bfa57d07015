/** Claims of networks that start from a pretrained one. */
import type { Experiment, NetworkSettings } from '../experiment/experiment.ts';
import { after, type Pretraining } from '../experiment/pretrained/pretraining.ts';
import { original, type Start } from '../experiment/pretrained/start.ts';
import { networkFrom } from '../experiment/pretrained/startEdits.ts';
import type { ExperimentNetwork, Results } from './claim.ts';
import { hasDiverged, validationAccuracy } from './measures.ts';

/** What starts from the pretrained network, or from random weights. */
export type Begins = Start | ((pretrained: Experiment) => NetworkSettings);

/** Networks of one setting by name; `original` is the pretrained one at rest. */
export function startedNetworks(
	setting: Pretraining,
	begins: Readonly<Record<string, Begins>>,
	seed: number
): Record<string, ExperimentNetwork> {
	const all = Object.entries<Begins>({ original, ...begins });
	return Object.fromEntries(
		all.map(([name, begin]) => {
			const network = (pretrained: Experiment) => [
				typeof begin === 'function' ? begin(pretrained) : networkFrom(pretrained, begin)
			];
			return [name, { experiment: after(setting, network, seed) }];
		})
	);
}

/** Share of new points right; what diverged is right on none. */
export const right = (results: Results, name: string) =>
	hasDiverged(results[name]) ? 0 : validationAccuracy(results[name]);

/** Rounds what was counted in thousandths. */
const slack = 1e-9;

/** Whether one is right on at most this share fewer new points than the other. */
export const isWithin = (results: Results, name: string, margin: number, of = 'original') =>
	right(results, name) >= right(results, of) - margin - slack;

/** Whether one is right on at least this share more new points than the other. */
export const isAhead = (results: Results, name: string, of: string, margin: number) =>
	right(results, name) >= right(results, of) + margin - slack;

export const isRightOn = (results: Results, name: string, share: number) =>
	right(results, name) >= share - slack;
