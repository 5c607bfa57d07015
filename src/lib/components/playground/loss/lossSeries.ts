import { overfitSince } from '$lib/analysis/overfitting.ts';
import { letters } from '$lib/experiment/experiment.ts';
import { firstChartStep, newTaskSince } from '$lib/experiment/pretrained/samePoints.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';
import { levelled } from '../../loss/levelled.ts';
import type { LossSeries } from '../../loss/lossChart.ts';

/** The present run's curves, a network each, from the step at which the chart begins. */
export function lossSeries(playground: Playground): LossSeries[] {
	const { training, counts, experiment } = playground;
	// While a run waits for its pretrained network, the one before is shown, from another start.
	const isStarted = training.firstStep > 0;
	const begin = isStarted ? firstChartStep(experiment) : 0;
	const rests = (at: number) => experiment.networks[at]?.start?.train === 'nothing';
	return training.histories.slice(0, counts.length).map((whole, at) => {
		const history = begin === 0 ? whole : whole.filter(({ step }) => step >= begin);
		return {
			letter: letters[at],
			name: letters[at],
			history: rests(at) ? levelled(history, training.step) : history,
			since: isStarted ? newTaskSince(experiment, at) : 0,
			turn: overfitSince(playground.ownPart(at, history)),
			standing: training.standings[at]
		};
	});
}
