/**
 * Curves of a question's own setting over many draws, measured beforehand: right answers by the share
 * pruned, or by the bits of a weight, with the controls beside them. `npm run claims -- --curves FILE`
 * measures them.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { toLink } from '../../experiment/link/link.ts';
import { easySpiral, fromTheStart } from '../../experiment/pretrained/pretraining.ts';
import {
	inThreeBits,
	prunedAtRandom,
	prunedBySize,
	questionNamed
} from '../../experiment/pretrained/questions.ts';
import type { Start } from '../../experiment/pretrained/start.ts';
import { leftOf, widthWithin } from '../../experiment/pretrained/startCounts.ts';
import { networkFrom } from '../../experiment/pretrained/startEdits.ts';
import { bitWidths, type BitWidth } from '../../network/compression/quantize.ts';
import { startedNetworks, type Begins } from '../afterTraining.ts';
import type { ExperimentNetwork, Results } from '../claim.ts';
import { median, validationAccuracy, validationLoss } from '../measures.ts';

/** The 10 %, the median and the 90 % of all draws. */
export type Band = readonly [low: number, middle: number, high: number];

export interface MeasuredCurve {
	name: string;
	/** Share of new points right, value by value. */
	right: readonly Band[];
	/** Loss on new points. */
	loss: readonly Band[];
}

export interface MeasuredCurves {
	question: string;
	/** Of the setting that was measured, its seeds apart. */
	link: string;
	/** As `--seeds` takes them. */
	seeds: string;
	draws: number;
	/** Shares pruned, or bits. */
	values: readonly (number | string)[];
	/** The pretrained network as it is. */
	original: { right: Band; loss: Band };
	curves: readonly MeasuredCurve[];
}

interface CurveSetting {
	question: 'prune' | 'quantize';
	values: readonly (number | string)[];
	/** By name, what starts from the pretrained network at the value with this index. */
	ways: Readonly<Record<string, (at: number) => Begins>>;
}

const shares = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99];

const prunedTo = (start: Start, share: number, changes: Partial<Start> = {}): Start => ({
	...start,
	prune: { ...start.prune!, share },
	...changes
});

/** As many parameters as pruning this share leaves, from random weights. */
function asMany(pretrained: Experiment, share: number) {
	const network = networkFrom(pretrained, prunedTo(prunedBySize, share));
	const pruned = { ...pretrained, networks: [network], pretrained };
	return fromTheStart(pretrained, widthWithin(pruned, 0, leftOf(pruned, 0).left) ?? 1);
}

const rounded = (bits: BitWidth, scale: 'layer' | 'unit', changes: Partial<Start> = {}): Start => ({
	...inThreeBits,
	quantize: { bits, scale },
	...changes
});

export const curveSettings: readonly CurveSetting[] = [
	{
		question: 'prune',
		values: shares,
		ways: {
			'pruned by size, trained further': (at) => prunedTo(prunedBySize, shares[at]),
			'pruned at random, trained further': (at) => prunedTo(prunedAtRandom, shares[at]),
			'pruned by size': (at) => prunedTo(prunedBySize, shares[at], { train: 'nothing' }),
			'as many from the start': (at) => (pretrained) => asMany(pretrained, shares[at])
		}
	},
	{
		question: 'quantize',
		values: bitWidths,
		ways: {
			'one scale per layer': (at) => rounded(bitWidths[at], 'layer'),
			'one scale per unit': (at) => rounded(bitWidths[at], 'unit'),
			'one scale per layer, trained further': (at) =>
				rounded(bitWidths[at], 'layer', { train: 'all' }),
			'one scale per unit, trained further': (at) =>
				rounded(bitWidths[at], 'unit', { train: 'all' })
		}
	}
];

const keyOf = (name: string, at: number) => `${name} ${at}`;

/** Everything that trains for one seed; `original` is the pretrained network. */
export function curveNetworks(
	{ values, ways }: CurveSetting,
	seed: number
): Record<string, ExperimentNetwork> {
	const begins = Object.entries(ways).flatMap(([name, way]) =>
		values.map((_, at) => [keyOf(name, at), way(at)] as const)
	);
	return startedNetworks(easySpiral, Object.fromEntries(begins), seed);
}

/** What is kept of one network at its end. */
export type CurveEnd = readonly [right: number, loss: number];

export const curveEnds = (results: Results): Record<string, CurveEnd> =>
	Object.fromEntries(
		Object.entries(results).map(([name, history]) => [
			name,
			[validationAccuracy(history), validationLoss(history)]
		])
	);

const short = (value: number) => Number(value.toPrecision(4));

/** Of the sorted values that of the tenth at either end, and the middle. */
function bandOf(values: readonly number[]): Band {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
	return [short(at(0.1)), short(median(values)), short(at(0.9))];
}

/** `draws` has the ends of every seed. */
export function measuredCurves(
	{ question, values, ways }: CurveSetting,
	seeds: string,
	draws: readonly Readonly<Record<string, CurveEnd>>[]
): MeasuredCurves {
	const bands = (key: string) => ({
		right: bandOf(draws.map((ends) => ends[key][0])),
		loss: bandOf(draws.map((ends) => ends[key][1]))
	});
	const curves = Object.keys(ways).map((name): MeasuredCurve => {
		const all = values.map((_, at) => bands(keyOf(name, at)));
		return { name, right: all.map(({ right }) => right), loss: all.map(({ loss }) => loss) };
	});
	const link = toLink(questionNamed(question).experiment);
	return {
		question,
		link,
		seeds,
		draws: draws.length,
		values,
		original: bands('original'),
		curves
	};
}
