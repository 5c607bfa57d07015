import fc from 'fast-check';
import {
	teachers,
	type Experiment,
	type NetworkSettings
} from '../../../src/lib/experiment/experiment.ts';
import { bitWidths } from '../../../src/lib/network/compression/quantize.ts';
import { limits } from '../../../src/lib/experiment/limits.ts';
import { asPretrained } from '../../../src/lib/experiment/pretrained/settle.ts';
import { startLimits } from '../../../src/lib/experiment/pretrained/startForm.ts';
import { hasShape, shapeFrom } from '../../../src/lib/experiment/pretrained/startedShape.ts';
import { startProblem } from '../../../src/lib/experiment/pretrained/startProblem.ts';
import {
	pruneOrders,
	pruneScopes,
	pruneTargets,
	scaleChoices,
	isLowRank,
	type Adjusted,
	type Start
} from '../../../src/lib/experiment/pretrained/start.ts';

const { share, last, rank } = startLimits;
const plain = { noNullPrototype: true } as const;
const upTo = (limit: { minimum: number; maximum: number }) =>
	fc.integer({ min: limit.minimum, max: limit.maximum });

const withinLimit = ({ minimum, maximum }: { minimum: number; maximum: number }) =>
	fc.double({ min: minimum, max: maximum, noNaN: true });

const adjusted: fc.Arbitrary<Adjusted> = fc.oneof(
	fc.constantFrom('nothing', 'all', 'biases'),
	fc.record({ last: upTo(last), fresh: fc.boolean() }, plain),
	fc.record({ rank: upTo(rank) }, plain)
);

const pruning = fc.record(
	{
		share: fc.oneof(
			fc.double({ min: share.minimum, max: share.maximum, noNaN: true }),
			fc.constantFrom(0, 0.8, 0.9, 0.99)
		),
		first: fc.constantFrom(...pruneOrders),
		over: fc.constantFrom(...pruneScopes),
		what: fc.constantFrom(...pruneTargets)
	},
	plain
);

const quantizing = fc.record(
	{
		bits: fc.constantFrom(...bitWidths),
		scale: fc.constantFrom(...scaleChoices),
		biases: fc.constant(8 as const)
	},
	{ ...plain, requiredKeys: ['bits', 'scale'] }
);

const anyStart: fc.Arbitrary<Start> = fc.record(
	{
		prune: fc.option(pruning),
		quantize: fc.option(quantizing),
		train: adjusted,
		untrained: fc.constant(true as const),
		rehearse: upTo(startLimits.rehearse)
	},
	{ ...plain, requiredKeys: ['prune', 'quantize', 'train'] }
);

/** Every valid start: a LoRA update goes with no pruned weights, and is not rounded. */
export const starts = anyStart.map((start) =>
	isLowRank(start.train) ? { ...start, quantize: null, prune: null } : start
);

/** Without −0, which a share of nothing pruned may be. */
export const settledStart = (start: Start): Start =>
	start.prune ? { ...start, prune: { ...start.prune, share: start.prune.share + 0 } } : start;

const students = fc.record(
	{ teacher: fc.constantFrom(...teachers), temperature: withinLimit(startLimits.temperature) },
	{ ...plain, requiredKeys: ['teacher'] }
);

/** How a network begins: from the pretrained one, or as its student. */
type Begins = Start | Pick<NetworkSettings, 'teacher' | 'temperature'>;

function started(
	experiment: Experiment,
	start: Begins | undefined,
	index: number
): NetworkSettings {
	const network = experiment.networks[index];
	if (!start || !experiment.pretrained) return network;
	if (!('train' in start)) {
		const student = { ...network, ...start };
		return startProblem(experiment, student) === null ? student : network;
	}
	const shape = shapeFrom(experiment.pretrained);
	const after = { ...network, ...shape, start: settledStart(start) };
	const isPossible = hasShape(after, shape) && startProblem(experiment, after) === null;
	return isPossible ? after : network;
}

/** Those of `experiments`, now and then with up to three pretrained networks, from which some start. */
export function withPretrained(experiments: fc.Arbitrary<Experiment>): fc.Arbitrary<Experiment> {
	const begins: fc.Arbitrary<Begins> = fc.oneof(
		{ weight: 3, arbitrary: starts },
		{ weight: 1, arbitrary: students }
	);
	const begun = fc.tuple(experiments, fc.array(fc.option(begins, { nil: undefined }), plainLength));
	return fc
		.oneof(
			{ weight: 2, arbitrary: begun.map((one) => [one]) },
			fc.array(begun, { minLength: 2, maxLength: 4 })
		)
		.map((stages) =>
			stages.reduce<Experiment | undefined>((pretrained, [own, begins], at) => {
				const isLast = at === stages.length - 1;
				const stopAt = Math.max(own.stopAt, pretrained?.stopAt ?? 0);
				const networks = isLast ? own.networks : own.networks.slice(0, 1);
				const whole = { ...own, stopAt, networks, ...(pretrained && { pretrained }) };
				const all = {
					...whole,
					networks: networks.map((_, index) => started(whole, begins[index], index))
				};
				return isLast ? all : asPretrained(all);
			}, undefined)
		)
		.map((experiment) => experiment!);
}

const plainLength = { minLength: limits.networks.maximum, maxLength: limits.networks.maximum };
