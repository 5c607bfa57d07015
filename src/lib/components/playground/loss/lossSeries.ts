import { overfitSince } from '$lib/analysis/overfitting.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';
import type { LossSeries } from '../../loss/lossChart.ts';

/** A network that rests is drawn level, up to the run's step. */
function levelled(history: LossSeries['history'], step: number): LossSeries['history'] {
	const last = history.at(-1);
	if (last === undefined || last.diverged || last.step >= step) return history;
	return [...history, { ...last, step }];
}

/** The present run's curves, a network each. */
export function lossSeries(playground: Playground): LossSeries[] {
	const { training, counts, experiment } = playground;
	const rests = (at: number) => experiment.networks[at]?.start?.train === 'nothing';
	return training.histories.slice(0, counts.length).map((history, at) => ({
		letter: letters[at],
		name: letters[at],
		history: rests(at) ? levelled(history, training.step) : history,
		turn: overfitSince(playground.ownPart(at, history)),
		standing: training.standings[at]
	}));
}
