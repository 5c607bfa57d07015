import fc from 'fast-check';
import { hasFlips } from '../../src/lib/data/dataset.ts';
import { featureKeys, hasFeatures } from '../../src/lib/data/features.ts';
import { canMove, unmoved } from '../../src/lib/data/moved.ts';
import { allDatasets } from '../../src/lib/data/sets/further.ts';
import {
	lossScales,
	type Experiment,
	type NetworkSettings
} from '../../src/lib/experiment/experiment.ts';
import { withFittingStacks } from '../../src/lib/experiment/layers/fitting.ts';
import { poolings, type LayerSettings } from '../../src/lib/experiment/layers/layer.ts';
import { layerValues } from '../../src/lib/experiment/layers/layerForm.ts';
import { shapeOfStack } from '../../src/lib/experiment/layers/stackShape.ts';
import { withFeatures } from '../../src/lib/experiment/features.ts';
import { limitOf, type Limit } from '../../src/lib/experiment/limit.ts';
import { movedLimits, withMoved } from '../../src/lib/experiment/moved.ts';
import { limits } from '../../src/lib/experiment/limits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { asPretrained } from '../../src/lib/experiment/pretrained/settle.ts';
import type {
	AfterTraining,
	LineSettings,
	Sweep,
	SweepNetwork
} from '../../src/lib/experiment/sweep/sweep.ts';
import { axesOf, withDenseLayers } from '../../src/lib/experiment/sweep/sweepForms.ts';
import { networkOfStack, withFittingValues } from '../../src/lib/experiment/sweep/sweepLayers.ts';
import { axisLimit, sweepLimits } from '../../src/lib/experiment/sweep/sweepLimits.ts';
import { mostLines, settledAfter } from '../../src/lib/experiment/sweep/sweepLines.ts';
import {
	optimizers,
	schedules,
	type Hyperparameters
} from '../../src/lib/network/hyperparameters.ts';
import { activations } from '../../src/lib/network/activation.ts';
import { paddings } from '../../src/lib/network/layers/slidingWindow.ts';
import { executorChoices } from '../../src/lib/network/executor.ts';
import { paces } from '../../src/lib/network/pace.ts';
import { bitValues, type SweepAxis } from '../../src/lib/network/sweepAxis.ts';
import { settledStart, starts, withPretrained } from './pretrained/arbitraries.ts';

/** Records with the prototype of plain objects. */
function record<T, K extends keyof T = keyof T>(
	model: { [Key in keyof T]: fc.Arbitrary<T[Key]> },
	requiredKeys?: K[]
) {
	return fc.record(model, { noNullPrototype: true, ...(requiredKeys && { requiredKeys }) });
}

/** Any allowed number, now and then a bound or a round one. */
function within({ minimum, maximum, whole }: Limit): fc.Arbitrary<number> {
	const anywhere = whole
		? fc.integer({ min: minimum, max: maximum })
		: fc.double({ min: minimum, max: maximum, noNaN: true });
	return fc.oneof(anywhere, fc.constantFrom(minimum, maximum));
}

const hyperparameterModel = {
	optimizer: fc.constantFrom(...optimizers),
	learningRate: within(limits.learningRate),
	schedule: fc.constantFrom(...schedules),
	batchSize: fc.oneof(fc.constant('all' as const), within(limits.batchSize)),
	l1: within(limits.l1),
	l2: within(limits.l2),
	weightDecay: within(limits.weightDecay),
	dropout: within(limits.dropout)
};

const hyperparameters: fc.Arbitrary<Hyperparameters> = record(hyperparameterModel);

const shape = fc.oneof(
	record({
		width: within(limits.width),
		depth: within(limits.depth),
		layers: fc.constant(null)
	}),
	fc
		.array(within(limits.width), { minLength: 1, maxLength: limits.depth.maximum })
		.map((layers) => ({ width: Math.max(...layers), depth: layers.length, layers }))
);

const layer: fc.Arbitrary<LayerSettings> = fc.oneof(
	record({
		kind: fc.constant('dense' as const),
		width: within(layerValues.width.limit),
		activation: fc.constantFrom(...activations)
	}).chain((dense) => fc.constantFrom(dense, { ...dense, residual: true as const })),
	record({
		kind: fc.constant('convolution' as const),
		width: within(layerValues.width.limit),
		kernel: fc.oneof(within(layerValues.kernel.limit), fc.integer({ min: 1, max: 5 })),
		stride: within(layerValues.stride.limit),
		padding: fc.constantFrom(...paddings),
		activation: fc.constantFrom(...activations),
		pooling: fc.constantFrom(...poolings),
		window: record({
			size: within(layerValues.size.limit),
			stride: within(layerValues.windowStride.limit)
		})
	}).map(({ window, ...layer }): LayerSettings => ({
		...layer,
		...(layer.pooling === 'window' && { window })
	}))
);

/** Often the same one several times. */
export const stacks = fc
	.array(
		fc
			.tuple(layer, fc.constantFrom(1, 1, 1, 3))
			.map(([one, times]) => Array(times).fill(one) as LayerSettings[]),
		{ minLength: 1, maxLength: 5 }
	)
	.map((runs) => runs.flat());

const network: fc.Arbitrary<NetworkSettings> = fc
	.tuple(
		fc.oneof(
			{
				weight: 2,
				arbitrary: record({ size: shape, activation: fc.constantFrom(...activations) })
			},
			stacks
		),
		fc.oneof(fc.constant({}), record(hyperparameterModel, [])),
		fc.option(fc.constant({ stopAtBest: true as const }), { nil: {}, freq: 3 })
	)
	.map(([layers, own, ends]) =>
		Array.isArray(layers)
			? { ...shapeOfStack(layers), own, ...ends }
			: { ...layers.size, activation: layers.activation, own, ...ends }
	);

/** Nothing where networks see the coordinates, which go without saying. */
const seen = fc
	.subarray(featureKeys, { minLength: 1 })
	.map((features) => withFeatures(firstScreen.data, features).features);

const moved = fc
	.option(
		record({
			turn: within(movedLimits.turn),
			size: within(movedLimits.size),
			right: within(movedLimits.right),
			up: within(movedLimits.up),
			swapped: fc.boolean()
		}),
		{ freq: 2 }
	)
	.map((moved) => withMoved<Pick<Experiment['data'], 'moved'>>({}, moved ?? unmoved).moved);

const data: fc.Arbitrary<Experiment['data']> = fc.constantFrom(...allDatasets).chain((dataset) =>
	record({
		set: fc.constant(dataset.name),
		training: within(limits.training),
		validation: within(limits.validation),
		flips: hasFlips(dataset) ? within(limits.flips) : fc.constant(0),
		options: record(
			Object.fromEntries(dataset.controls.map((control) => [control.key, within(limitOf(control))]))
		),
		seed: within(limits.seed),
		features: seen,
		moved
	}).map(({ features, moved, ...data }) => ({
		...data,
		...(features && hasFeatures(dataset, data) && { features }),
		...(moved && canMove(dataset, data.options) && { moved })
	}))
);

const withoutPretrained: fc.Arbitrary<Experiment> = record<Omit<Experiment, 'pretrained'>>({
	data,
	networks: fc.array(network, {
		minLength: limits.networks.minimum,
		maxLength: limits.networks.maximum
	}),
	hyperparameters,
	weightSeed: within(limits.weightSeed),
	stopAt: within(limits.stopAt),
	stopAtBest: fc.boolean(),
	view: record({
		speed: fc.constantFrom(...paces),
		lossScale: fc.constantFrom(...lossScales),
		executor: fc.constantFrom(...executorChoices),
		smoothing: within(limits.smoothing)
	})
}).map((experiment) => withFittingStacks(experiment));

/** Every valid experiment. */
export const experiments = withPretrained(withoutPretrained);

const sweepNetwork: fc.Arbitrary<SweepNetwork> = fc.oneof(
	{
		weight: 2,
		arbitrary: record({
			width: within(limits.width),
			depth: within(limits.depth),
			activation: fc.constantFrom(...activations)
		})
	},
	stacks.map(networkOfStack)
);

/** What sweeps start from, now and then. */
const sources = withoutPretrained.map(({ networks: [{ stack: _, ...network }], ...rest }) =>
	asPretrained({ ...rest, networks: [network] })
);

const line = record<LineSettings>({
	start: fc.option(starts.map(settledStart)),
	own: fc.oneof(fc.constant({}), record(hyperparameterModel, []))
});

const afterTraining = record<AfterTraining>({
	pretrained: sources,
	lines: fc.array(line, { minLength: 1, maxLength: mostLines })
});

const sweepSubjects = fc
	.tuple(data, sweepNetwork, fc.option(afterTraining, { nil: undefined, freq: 2 }))
	.chain(([data, network, after]) =>
		fc
			.constantFrom(...axesOf({ data, network, after }))
			.map((axis) => ({ data, network, axis, ...(after && { after }) }))
	);

function valuesOf(axis: SweepAxis, data: Sweep['data']): fc.Arbitrary<number[]> {
	if (axis === 'bits') return fc.subarray([...bitValues], { minLength: 1 });
	return fc
		.uniqueArray(within(axisLimit(axis, data)), {
			minLength: 1,
			maxLength: sweepLimits.values.maximum
		})
		.map((values) => values.sort((a, b) => a - b));
}

/** Every valid sweep. */
export const sweeps: fc.Arbitrary<Sweep> = sweepSubjects
	.chain(({ data, network, axis, ...after }) =>
		record<Sweep>({
			data: fc.constant(data),
			axis: fc.constant(axis),
			values: valuesOf(axis, data),
			network: fc.constant(network),
			seeds: within(sweepLimits.seeds),
			weightSeed: within(limits.weightSeed),
			hyperparameters,
			steps: within(sweepLimits.steps),
			compute: fc.oneof(fc.constant(null), within(sweepLimits.compute)),
			executor: fc.constantFrom(...executorChoices)
		}).map((sweep) => ({ ...sweep, ...after }))
	)
	.map(settledAfter)
	.map((sweep) => withFittingValues(sweep) ?? withDenseLayers(sweep));
