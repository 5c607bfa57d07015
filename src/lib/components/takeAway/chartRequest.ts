import { overfitSince } from '$lib/analysis/overfitting.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { firstChartStep, newTaskSince } from '$lib/experiment/pretrained/samePoints.ts';
import type { ExportedRun } from '$lib/export/exported.ts';
import { levelled } from '../loss/levelled.ts';
import { lossNames, type LossMark } from '../loss/lossChart.ts';
import type { LossRequest } from '../loss/lossPicture.ts';

/** Null where it is not known. */
export function floorOf({ experiment: { data } }: ExportedRun): number | null {
	const { loss } = datasetNamed(data.set).noiseFloor(data.options, data.flips);
	return Number.isNaN(loss) ? null : loss;
}

/** Where pretraining ends, where the run is past it. */
function stageMark({ experiment: { pretrained }, networks }: ExportedRun): LossMark[] {
	const step = pretrained?.stopAt ?? 0;
	const isPast = networks.some(({ history }) => (history.at(-1)?.step ?? 0) >= step);
	return pretrained && isPast ? [{ step, text: 'pretrained', isStage: true }] : [];
}

/** The losses of a run as its chart has them. */
export function lossRequest(run: ExportedRun): LossRequest {
	const { experiment, networks, changes } = run;
	const { view, stopAt } = experiment;
	const last = Math.max(...networks.map(({ history }) => history.at(-1)?.step ?? 0));
	const begin = firstChartStep(experiment);
	return {
		series: networks.map(({ letter, history }, at) => {
			const since = newTaskSince(experiment, at);
			const own = history.filter(({ step }) => step >= since);
			const rests = experiment.networks[at].start?.train === 'nothing';
			return {
				letter,
				name: letter,
				history: rests ? levelled(history, last) : history,
				since,
				turn: overfitSince(own)
			};
		}),
		floor: floorOf(run),
		scale: view.lossScale,
		smoothing: view.smoothing,
		lossName: lossNames[networks[0].loss],
		marks: [...stageMark(run), ...changes],
		begin: begin < last ? begin : 0,
		end: Math.max(begin + 1, stopAt, last)
	};
}
