/**
 * Runs of the WebAssembly executor, each with a hash of all its bits: points, parameters, evaluations
 * after 1,000 steps. They are the same in every browser and on every machine.
 */
import { drawData, sourceOf, type DataSettings } from '../../src/lib/data/draw.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { createWasmTrainer } from '../../src/lib/engine/wasm/wasmTrainer.ts';
import {
	defaultHyperparameters,
	type Hyperparameters
} from '../../src/lib/network/hyperparameters.ts';
import type { Loss } from '../../src/lib/network/loss.ts';
import type { LayerSpec } from '../../src/lib/network/layers/index.ts';
import '../../src/lib/network/layers/further.ts';
import { denseNetwork, type DenseStack } from '../../src/lib/network/spec.ts';

interface PinnedRun {
	set: string;
	network: Partial<DenseStack>;
	/** Other layers than dense ones, over the inputs as positions. */
	layers?: readonly LayerSpec[];
	training: Partial<Hyperparameters>;
	hash: string;
}

/** In everything that a step depends on, one differs from the other. */
export const pinnedRuns: readonly PinnedRun[] = [
	{ set: 'rings', network: {}, training: {}, hash: 'f21e6630923501b5' },
	{
		set: 'moons',
		network: { activation: 'relu' },
		training: { batchSize: 32 },
		hash: '50db2f9f376cc9c1'
	},
	{
		set: 'cosine',
		network: { activation: 'sigmoid' },
		training: { optimizer: 'momentum' },
		hash: '4406a1c464898ca7'
	},
	{ set: 'xor', network: { hidden: [] }, training: { optimizer: 'sgd' }, hash: 'f1e5462449b57486' },
	{
		set: 'blobs',
		network: { hidden: [13] },
		training: { l1: 1e-3, l2: 1e-3 },
		hash: 'a7b7be0d25bcf559'
	},
	{
		set: 'spiral',
		network: { hidden: [64, 64] },
		training: { batchSize: 7 },
		hash: '007917a47b669e5a'
	},
	{
		set: 'bumps',
		network: {},
		training: { schedule: 'cosine', batchSize: 16 },
		hash: '46294d6d0e5abe99'
	},
	{
		set: 'checkerboard',
		network: {},
		training: { dropout: 0.3, batchSize: 50 },
		hash: 'f16f8798d794a811'
	},
	{
		set: 'step',
		network: { activation: 'relu' },
		training: { weightDecay: 0.1 },
		hash: '982dbae8c72cfc16'
	},
	{
		set: 'tanhteacher',
		network: { hidden: [6] },
		training: { batchSize: 16 },
		hash: 'f0ef7b5ffed83cc5'
	},
	{
		set: 'sine',
		network: { activation: 'linear' },
		training: { learningRate: 0.001 },
		hash: 'dd64a7b142010ac2'
	},
	{
		set: 'line',
		network: { hidden: [3, 5, 7] },
		training: { optimizer: 'momentum', dropout: 0.1, batchSize: 8 },
		hash: '116cf27e2ef08a39'
	},
	{
		set: 'rings',
		network: { activation: 'leakyRelu' },
		training: { batchSize: 20 },
		hash: 'fa32d82c18ab6c17'
	},
	{
		set: 'moons',
		network: { activation: 'gelu' },
		training: { dropout: 0.1 },
		hash: 'f20ae41eb5a02693'
	},
	{
		set: 'sine',
		network: { activation: 'sin' },
		training: { optimizer: 'momentum' },
		hash: '24ea3c05638696f0'
	},
	{
		set: 'tanhteacher',
		network: {},
		layers: [
			{ kind: 'convolution1d', filters: 5, kernel: 2, padding: 'same', activation: 'gelu' },
			{
				kind: 'convolution1d',
				filters: 9,
				kernel: 3,
				stride: 2,
				padding: 'same',
				activation: 'relu'
			},
			{ kind: 'globalMaxPooling' },
			{ kind: 'residual', units: 9, activation: 'tanh' },
			{ kind: 'dense', units: 1, activation: 'linear' }
		],
		training: { batchSize: 16, dropout: 0.1, l2: 1e-4 },
		hash: '5bfe0d898c62eaee'
	},
	{
		set: 'tanhteacher',
		network: {},
		layers: [
			{ kind: 'convolution1d', filters: 3, kernel: 2, padding: 'valid', activation: 'sin' },
			{ kind: 'flatten' },
			{ kind: 'residual', units: 9, activation: 'leakyRelu' },
			{ kind: 'dense', units: 1, activation: 'linear' }
		],
		training: { batchSize: 7, optimizer: 'momentum', learningRate: 0.001 },
		hash: '4a2435d9688efba7'
	}
];

function memberOf({ set, network, layers, training }: PinnedRun): Member {
	const settings: DataSettings = {
		set,
		training: 61,
		validation: 40,
		flips: 0,
		options: {},
		seed: 5
	};
	const drawn = drawData(settings);
	const source = sourceOf(settings);
	const isClassification = drawn.training.targets.every((target) => target === 0 || target === 1);
	const loss: Loss = isClassification ? 'binaryCrossEntropy' : 'meanSquaredError';
	const inputs = drawn.training.inputs.length / drawn.training.rows;
	const stack = { inputs, hidden: [8, 8], outputs: 1, activation: 'tanh', ...network } as const;
	const split = { training: drawn.training, validation: drawn.validation };
	return {
		network: layers ? { input: [inputs, 1], layers } : denseNetwork(stack),
		loss,
		training: { ...defaultHyperparameters, ...training },
		data: source ? { ...split, source } : split,
		seeds: { weights: 3, batches: 3, dropout: 3 },
		horizon: 1000
	};
}

/** The numbers' bytes. An engine is free to choose the bits of “not a number”: here they are the same
 * everywhere. */
export function bytesOf(numbers: Float32Array | Float64Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(numbers.slice().buffer);
	const size = numbers.BYTES_PER_ELEMENT;
	for (const [i, value] of numbers.entries()) {
		if (Number.isNaN(value)) bytes.fill(255, i * size, (i + 1) * size);
	}
	return bytes;
}

/** Of the run's points, parameters and evaluations, in hexadecimal. */
export async function hashOf(run: PinnedRun): Promise<string> {
	const member = memberOf(run);
	const trainer = await createWasmTrainer([member]);
	await trainer.train(1000);
	const [{ training, validation, penalty }] = await trainer.evaluate();
	const { data } = member;
	const parts = [
		data.training.inputs,
		data.training.targets,
		data.validation.inputs,
		data.validation.targets,
		await trainer.parameters(0),
		Float64Array.of(training.loss, validation.loss, penalty)
	];
	trainer.dispose();
	const bytes = await new Blob(parts.map(bytesOf)).arrayBuffer();
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
