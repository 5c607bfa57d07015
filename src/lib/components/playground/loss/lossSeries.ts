import { overfitSince } from '$lib/analysis/overfitting.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';
import type { LossSeries } from '../../loss/lossChart.ts';

/** The present run's curves, a network each. */
export function lossSeries({ training, counts }: Playground): LossSeries[] {
	return training.histories.slice(0, counts.length).map((history, at) => ({
		letter: letters[at],
		name: letters[at],
		history,
		turn: overfitSince(history),
		standing: training.standings[at]
	}));
}
