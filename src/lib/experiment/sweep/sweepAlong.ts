import type { SweepAxis } from '../../network/sweepAxis.ts';
import type { Experiment } from '../experiment.ts';
import type { LineSettings, Sweep } from './sweep.ts';
import {
	lineStartForm,
	pretrainedProblem,
	settledAfter,
	startAt,
	usualLines,
	varies
} from './sweepLines.ts';
import { usualValues } from './sweepValues.ts';

/** The setting of a run whose networks start from a pretrained one, along an axis, with these lines. Throws a
 * `RangeError` where nothing is pretrained. */
export function sweepAlong(
	{ data, hyperparameters, weightSeed, stopAt, pretrained, view }: Experiment,
	{
		axis,
		values,
		lines,
		seeds
	}: Pick<Sweep, 'axis' | 'values' | 'seeds'> & {
		lines: readonly LineSettings[];
	}
): Sweep {
	if (!pretrained) throw new RangeError('Nothing is pretrained.');
	const { width, depth, activation } = pretrained.networks[0];
	return settledAfter({
		data,
		axis,
		values,
		network: { width, depth, activation },
		seeds,
		weightSeed,
		hyperparameters,
		steps: stopAt,
		compute: null,
		executor: view.executor,
		after: { pretrained, lines }
	});
}

const usualSeeds = 3;

/** A sweep from the present run: its networks that differ along the axis become lines, each once, and where
 * there are not two the usual lines do. Null where no sweep can start from its pretrained network. */
export function sweepOfRun(experiment: Experiment, axis: SweepAxis): Sweep | null {
	const { pretrained, networks } = experiment;
	if (!pretrained || pretrainedProblem(pretrained) !== null) return null;
	const values = usualValues[axis];
	const named = new Map<string, LineSettings>();
	for (const { start = null, own, teacher, stack } of networks) {
		const line = { start, own };
		if (teacher || stack || !varies(line, axis)) continue;
		const first = start && startAt(start, axis, values[0]);
		const name = JSON.stringify([lineStartForm.write(first), own]);
		if (!named.has(name)) named.set(name, line);
	}
	const lines = [...named.values()];
	const all = lines.length > 1 ? lines : usualLines(axis, pretrained);
	return sweepAlong(experiment, { axis, values, lines: all, seeds: usualSeeds });
}
