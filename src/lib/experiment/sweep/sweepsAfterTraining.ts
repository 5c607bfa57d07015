/** Sweeps of networks that start from a pretrained one, each with the setting of its question. */
import type { Experiment } from '../experiment.ts';
import {
	after,
	easySpiral,
	inThreeBits,
	prunedAtRandom,
	prunedBySize
} from '../pretrained/questions.ts';
import type { Start } from '../pretrained/start.ts';
import type { LineSettings, Sweep } from './sweep.ts';
import { settledAfter } from './sweepLines.ts';
import { usualValues } from './sweepValues.ts';

/** The run of a question's setting, with these lines in place of its networks. */
function sweepOf(
	{ data, hyperparameters, weightSeed, stopAt, pretrained }: Experiment,
	{ axis, values, lines }: Pick<Sweep, 'axis' | 'values'> & { lines: readonly LineSettings[] }
): Sweep {
	if (!pretrained) throw new RangeError('Nothing is pretrained.');
	const { width, depth, activation } = pretrained.networks[0];
	return settledAfter({
		data,
		axis,
		values,
		network: { width, depth, activation },
		seeds: 5,
		weightSeed,
		hyperparameters,
		steps: stopAt,
		compute: null,
		executor: 'fast',
		after: { pretrained, lines }
	});
}

const line = (start: Start | null, own: LineSettings['own'] = {}): LineSettings => ({ start, own });

const spiral = after(easySpiral, () => []);
const { learningRate } = easySpiral;

/** How many weights can go, by size, at random, and as many from the start. */
export const pruningSweep = sweepOf(spiral, {
	axis: 'pruned',
	values: usualValues.pruned,
	lines: [line(prunedBySize), line(prunedAtRandom), line(null, { learningRate })]
});

/** How exact weights must be, rounded once and trained further. */
export const roundingSweep = sweepOf(spiral, {
	axis: 'bits',
	values: usualValues.bits,
	lines: [
		line(inThreeBits),
		line({ ...inThreeBits, quantize: { bits: 3, scale: 'unit' } }),
		line({ ...inThreeBits, train: 'all' })
	]
});
