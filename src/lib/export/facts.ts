/** What travels in a network's file beside its numbers: enough to know it by and to check it. */
import type { Experiment } from '../experiment/experiment.ts';
import { hasDiverged, lastingLink, type ExportedNetwork } from './exported.ts';
import { originFacts } from './origin.ts';
import { preparationFacts } from './preparation.ts';

/** The version of what these facts are. A file of a later one is not read. */
export const factsVersion = 1;

/** Each as a text, which every format can hold. What was done to points and what a
 * network began with come on top (`preparation.ts`, `origin.ts`). */
export interface NetworkFacts extends Record<string, string> {
	wiggle_room: string;
	/** The hash that opens the experiment. */
	experiment: string;
	network: string;
	/** Of every hidden layer, from the input side: "tanh,tanh". Empty where there is none. */
	activations: string;
	loss: string;
	step: string;
	/** Losses with all their digits; empty where they are not known. */
	training_loss: string;
	validation_loss: string;
	diverged: 'yes' | 'no';
}

export function factsOf(experiment: Experiment, network: ExportedNetwork): NetworkFacts {
	const last = network.history.at(-1);
	const hidden = network.network.layers.slice(0, -1);
	return {
		wiggle_room: String(factsVersion),
		experiment: lastingLink(experiment),
		network: network.letter,
		activations: hidden
			.map((layer) => ('activation' in layer ? (layer.activation ?? 'linear') : 'linear'))
			.join(),
		loss: network.loss,
		step: String(last?.step ?? 0),
		training_loss: last === undefined ? '' : String(last.training.loss),
		validation_loss: last === undefined ? '' : String(last.validation.loss),
		diverged: hasDiverged(network) ? 'yes' : 'no',
		...originFacts(experiment, network),
		...preparationFacts(experiment)
	};
}
