/** Sweeps of networks that start from a pretrained one, each with the setting of its question. */
import type { SweepAxis } from '../../network/sweepAxis.ts';
import { questionNamed, type Question } from '../pretrained/questions.ts';
import type { Sweep } from './sweep.ts';
import { sweepAlong } from './sweepAlong.ts';
import { usualValues } from './sweepValues.ts';

/** The setting of a question, its networks as lines in this order. */
function sweepOf(
	name: Question['name'],
	axis: SweepAxis,
	values: readonly number[],
	order: readonly number[]
): Sweep {
	const { experiment } = questionNamed(name);
	const lines = order.map((at) => {
		const { start = null, own } = experiment.networks[at];
		return { start, own };
	});
	return sweepAlong(experiment, { axis, values, lines, seeds: 5 });
}

/** How many weights can go, by size, at random, and as many from the start. */
export const pruningSweep = sweepOf('prune', 'pruned', usualValues.pruned, [1, 2, 3]);

/** How exact weights must be, rounded once and trained further. */
export const roundingSweep = sweepOf('quantize', 'bits', usualValues.bits, [1, 2, 3]);

/** How many points a new task needs: with a fresh last layer, all weights, a fresh last layer on untrained
 * ones, and from the start. None is tried on no points: with labels swapped, what it has learned is worse there
 * than guessing. */
export const fewPointsSweep = sweepOf(
	'few points',
	'training',
	[2, 4, 8, 16, 32, 64, 128, 300],
	[2, 1, 3, 0]
);

/** How small an update is enough, beside all weights, biases alone, and a start from random weights. */
export const smallUpdateSweep = sweepOf('small update', 'rank', [1, 2, 3, 4, 6, 8], [2, 1, 3, 0]);
