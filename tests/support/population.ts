/** Members, fixed and random, for tests that hold executors to a plain loop. */
import { randomStream, type Random } from '../../src/lib/random/randomStream.ts';
import type { Table } from '../../src/lib/data/table.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import {
	defaultHyperparameters,
	optimizers,
	type Hyperparameters
} from '../../src/lib/network/hyperparameters.ts';
import { losses, type Loss } from '../../src/lib/network/loss.ts';
import { activations, type Activation } from '../../src/lib/network/activation.ts';
import { denseNetwork, type DenseStack } from '../../src/lib/network/spec.ts';

export function table(
	rows: number,
	inputs: number,
	outputs: number,
	loss: Loss,
	random: Random
): Table {
	const targets = new Float32Array(rows * outputs);
	for (let row = 0; row < rows; row++) {
		const chosen = Math.floor(random.uniform() * outputs);
		for (let i = 0; i < outputs; i++) {
			targets[row * outputs + i] =
				loss === 'meanSquaredError'
					? random.normal()
					: loss === 'binaryCrossEntropy'
						? Number(random.uniform() < 0.5)
						: Number(i === chosen);
		}
	}
	return { rows, inputs: Float32Array.from({ length: rows * inputs }, random.normal), targets };
}

export function member(
	stack: DenseStack,
	loss: Loss = 'meanSquaredError',
	training: Partial<Hyperparameters> = {},
	rows = 40,
	seed = 1
): Member {
	const random = randomStream(seed, 'population', 'data');
	const { inputs, outputs } = stack;
	return {
		network: denseNetwork(stack),
		loss,
		training: { ...defaultHyperparameters, ...training },
		data: {
			training: table(rows, inputs, outputs, loss, random),
			validation: table(11, inputs, outputs, loss, random)
		},
		seeds: { weights: seed, batches: seed + 1, dropout: seed + 2 }
	};
}

/** Any member at all, small enough to be trained by a plain loop. */
export function randomMember(seed: number): Member {
	const random = randomStream(seed, 'population', 'member');
	const below = (end: number) => Math.floor(random.uniform() * end);
	const oneOf = <T>(values: readonly T[]) => values[below(values.length)];
	const sometimes = <T>(value: T, otherwise: T) => (random.uniform() < 0.3 ? value : otherwise);
	const loss = oneOf(losses);
	const stack: DenseStack = {
		inputs: 1 + below(6),
		hidden: Array.from({ length: below(4) }, () => 1 + below(21)),
		outputs: loss === 'softmaxCrossEntropy' ? 2 + below(8) : 1 + below(3),
		activation: oneOf(activations)
	};
	const rows = 5 + below(60);
	const training: Partial<Hyperparameters> = {
		optimizer: oneOf(optimizers),
		learningRate: 0.002 + 0.02 * random.uniform(),
		schedule: sometimes<'cosine' | 'constant'>('cosine', 'constant'),
		batchSize: random.uniform() < 0.5 ? 'all' : 1 + below(rows + 4),
		l1: sometimes(0.01, 0),
		l2: sometimes(0.02, 0),
		weightDecay: sometimes(0.5, 0),
		dropout: sometimes(0.3, 0)
	};
	const made = { ...member(stack, loss, training, rows, seed), horizon: 30 };
	if (random.uniform() < 0.2) made.steps = 1 + below(20);
	return made;
}

const regularisers: Record<string, Partial<Hyperparameters>> = {
	none: {},
	L1: { l1: 0.01 },
	L2: { l2: 0.02 },
	'weight decay': { weightDecay: 0.5 },
	dropout: { dropout: 0.3 }
};

/** Every combination, for networks trained in one draw and in many. */
export function everyMember(activation: Activation): { name: string; member: Member }[] {
	const outputsOf: Record<Loss, number> = {
		meanSquaredError: 2,
		binaryCrossEntropy: 1,
		softmaxCrossEntropy: 5
	};
	return [
		[5, 4],
		[11, 6, 9]
	].flatMap((hidden) =>
		losses.flatMap((loss) =>
			optimizers.flatMap((optimizer) =>
				Object.entries(regularisers).map(([name, regulariser]) => {
					const outputs = hidden.length === 2 ? Math.min(4, outputsOf[loss]) : outputsOf[loss];
					const network = { inputs: 3, hidden, outputs, activation };
					const training = { optimizer, batchSize: 9, ...regulariser };
					return {
						name: `${hidden.join('-')}, ${loss}, ${optimizer}, ${name}`,
						member: member(network, loss, training, 31)
					};
				})
			)
		)
	);
}

/** The same with sigmoid for relu, at whose kink two correct runs may part. */
export function withoutKinks(member: Member): Member {
	const layers = member.network.layers.map((spec) =>
		spec.kind === 'dense' && spec.activation === 'relu'
			? { ...spec, activation: 'sigmoid' as const }
			: spec
	);
	return { ...member, network: { ...member.network, layers } };
}
