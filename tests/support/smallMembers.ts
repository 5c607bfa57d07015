import { drawData, sourceOf, type DataSettings } from '../../src/lib/data/draw.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import type { StreamSpec } from '../../src/lib/data/stream.ts';
import type { Split, Table } from '../../src/lib/data/table.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import {
	defaultHyperparameters,
	type Hyperparameters
} from '../../src/lib/network/hyperparameters.ts';
import type { Loss } from '../../src/lib/network/loss.ts';
import { denseNetwork, type DenseStack } from '../../src/lib/network/spec.ts';

/** Noisy points of a smooth function, as numbers, as labels or as one of three classes. */
function smallTable(loss: Loss, rows: number, seed: number): Table {
	const random = randomStream(seed, 'small table');
	const inputs: number[] = [];
	const targets: number[] = [];
	for (let row = 0; row < rows; row++) {
		const x = 2 * random.uniform() - 1;
		const y = 2 * random.uniform() - 1;
		const value = Math.sin(3 * x) * Math.cos(2 * y) + 0.2 * random.normal();
		inputs.push(x, y);
		if (loss === 'meanSquaredError') targets.push(value, x * y);
		else if (loss === 'binaryCrossEntropy') targets.push(value > 0 ? 1 : 0);
		else targets.push(...[value < -0.2, Math.abs(value) <= 0.2, value > 0.2].map(Number));
	}
	return { rows, inputs: Float32Array.from(inputs), targets: Float32Array.from(targets) };
}

export function smallSplit(loss: Loss, rows = 23): Split {
	return { training: smallTable(loss, rows, 1), validation: smallTable(loss, 31, 2) };
}

/** Four inputs, one number to predict, and new points at every step. */
export function smallStream(seed = 1): StreamSpec {
	const settings: DataSettings = {
		set: 'tanhteacher',
		training: 40,
		validation: 31,
		flips: 0,
		options: { teacher: 2 },
		seed
	};
	const { training, validation } = drawData(settings);
	return { training, validation, source: sourceOf(settings)! };
}

const outputsOf: Record<Loss, number> = {
	meanSquaredError: 2,
	binaryCrossEntropy: 1,
	softmaxCrossEntropy: 3
};

export interface SmallSettings {
	loss?: Loss;
	network?: Partial<DenseStack>;
	training?: Partial<Hyperparameters>;
	seed?: number;
	rows?: number;
	rest?: Partial<Member>;
}

/** A network small enough for float64 loops: 2 inputs, hidden layers of 5 and 4 units. */
export function smallMember(settings: SmallSettings = {}): Member {
	const { loss = 'binaryCrossEntropy', network, training, seed = 1, rows, rest } = settings;
	return {
		network: denseNetwork({
			inputs: 2,
			hidden: [5, 4],
			outputs: outputsOf[loss],
			activation: 'tanh',
			...network
		}),
		loss,
		training: { ...defaultHyperparameters, ...training },
		data: smallSplit(loss, rows),
		seeds: { weights: seed, batches: seed, dropout: seed },
		...rest
	};
}

/** Settings of a network that learns from a stream. */
export function onStream(settings: SmallSettings = {}): SmallSettings {
	const { network, training, rest, seed } = settings;
	return {
		...settings,
		loss: 'meanSquaredError',
		network: { inputs: 4, outputs: 1, ...network },
		training: { batchSize: 16, ...training },
		rest: { data: smallStream(seed), ...rest }
	};
}
