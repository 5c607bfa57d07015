import { describe, expect, it } from 'vitest';
import { createBatches } from '../../src/lib/data/batchOrder.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { setHyperparameter } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import type { Start } from '../../src/lib/experiment/pretrained/start.ts';
import { setTemperature } from '../../src/lib/experiment/pretrained/startEdits.ts';
import { isKnown } from '../../src/lib/export/exported.ts';
import { madeFiles } from '../../src/lib/export/madeFiles.ts';
import { writeNpz, type NpyArray } from '../../src/lib/export/npz.ts';
import { kerasScript } from '../../src/lib/export/scripts/keras.ts';
import { pythonFile } from '../../src/lib/export/scripts/pythonFile.ts';
import { pytorchScript } from '../../src/lib/export/scripts/pytorch.ts';
import { scriptFiles } from '../../src/lib/export/scripts/scriptFiles.ts';
import { startNumbers } from '../../src/lib/export/scripts/startNumbers.ts';
import {
	elsewhere,
	firstStep,
	lastStep,
	learnedOf,
	startedExperiment,
	startedRun,
	taughtExperiment
} from './startedRuns.ts';

const prune = { share: 0.5, first: 'smallest', over: 'network', what: 'weights' } as const;

const numbersOf = (experiment: Experiment) => {
	const run = startedRun(experiment);
	return startNumbers(run, run.networks[0]);
};

const valuesOf = ({ values }: NpyArray) => [...(values as Float32Array)];

function textsOf(experiment: Experiment): { torch: string; keras: string } {
	const run = startedRun(experiment);
	const numbers = startNumbers(run, run.networks[0]);
	const [torch, keras] = [pytorchScript, kerasScript].map((script) =>
		pythonFile(script(run, run.networks[0], numbers), writeNpz(numbers.arrays))
	);
	return { torch, keras };
}

describe('startNumbers(run, network) after pretraining', () => {
	it('has what the network begins with, and a mask for each kernel of which weights are pruned', () => {
		const { arrays, masked } = numbersOf(startedExperiment({ prune }));
		expect(masked).toEqual([1, 2, 3]);
		const kernels = masked.map((layer) => valuesOf(arrays[`kernel${layer}`]));
		const masks = masked.map((layer) => valuesOf(arrays[`mask${layer}`]));
		expect(kernels.map((kernel) => kernel.map((weight) => Number(weight !== 0)))).toEqual(masks);
		expect(masks.flat().reduce((a, b) => a + b)).toBe(9);
	});

	it('compares the losses since then, and none of before', () => {
		const { arrays } = numbersOf(startedExperiment({}));
		expect(valuesOf(arrays.steps)).toEqual([40, 41, 42, 45, 50, 60, 70]);
	});

	it('takes batches along from the epoch on in which training goes on', () => {
		const batched = setHyperparameter(startedExperiment({}), 'batchSize', 64);
		const { arrays } = numbersOf(batched);
		const order = valuesOf(arrays.order);
		const batches = createBatches(150, 64, batched.weightSeed);
		// An epoch has three batches, and step 40 is the second of one.
		expect(order.slice(0, 64)).toEqual([...batches.rowsOf(39)!]);
		expect(order.slice(64, 128)).toEqual([...batches.rowsOf(40)!]);
		expect(order.slice(-64)).toEqual([...batches.rowsOf(69)!]);
		expect(textsOf(batched).torch).toContain('(step // batches - first // batches) * len(x_train)');
	});

	it('has A and B of each hidden layer, B being zero', () => {
		const { arrays } = numbersOf(startedExperiment({ train: { rank: 2 } }));
		expect(arrays.A1.shape).toEqual([2, 2]);
		expect(arrays.B2.shape).toEqual([2, 3]);
		expect(valuesOf(arrays.A2).every((value) => value !== 0)).toBe(true);
		expect(valuesOf(arrays.B1)).toEqual(Array(6).fill(0));
		expect(arrays).not.toHaveProperty('A3');
	});

	it('has rehearsed points after those of the task, which come twice', () => {
		const experiment = elsewhere(startedExperiment({ rehearse: 30 }));
		const { arrays } = numbersOf(experiment);
		const own = drawData(experiment.data).training.inputs;
		const before = drawData(experiment.pretrained!.data).training.inputs.subarray(0, 60);
		expect(valuesOf(arrays.x_train)).toEqual([...own, ...own, ...before]);
	});

	it('has a teacher’s probabilities as targets', () => {
		const { arrays, lastStep: last } = numbersOf(taughtExperiment('new'));
		expect(arrays.x_train.shape).toEqual([512, 2]);
		expect(last).toBe(lastStep);
		const targets = valuesOf(arrays.y_train);
		expect(targets.every((target) => target > 0 && target < 1)).toBe(true);
	});

	it('ends where a network rests', () => {
		const { arrays, lastStep: last } = numbersOf(startedExperiment({ train: 'nothing' }));
		expect(last).toBe(firstStep);
		expect(valuesOf(arrays.steps)).toEqual([firstStep]);
	});
});

describe('scripts of a network that begins after pretraining', () => {
	const kinds: [string, Partial<Start>, torch: string[], keras: string[]][] = [
		[
			'pruned',
			{ prune },
			['kernel.mul_(mask)', 'mask{number}"].T) for number in [1, 2, 3]]'],
			['kernel_constraint=Held(start["mask3"])', 'return kernel * self.mask']
		],
		[
			'of which units are pruned',
			{ prune: { ...prune, what: 'units' } },
			['nn.Linear(2, 2)'],
			['Dense(2, activation="tanh")']
		],
		[
			'rounded to bits, one scale for each unit',
			{ quantize: { bits: 3, scale: 'unit' } },
			['amax(dim=1, keepdim=True) / 3', 'RoundedLinear(3, 1)'],
			['ops.max(ops.abs(values), axis=0) / 3', 'RoundedDense(1)']
		],
		[
			'made ternary, with biases of 8 bits',
			{ quantize: { bits: 'ternary', scale: 'layer', biases: 8 } },
			['threshold = 0.7 * ', 'values.abs().amax() / 127', 'rounded_biases(self.bias)'],
			['threshold = 0.7 * ', 'ops.max(ops.abs(values)) / 127', 'rounded_biases(self.bias)']
		],
		[
			'with LoRA',
			{ train: { rank: 2 } },
			['LowRankLinear(3, 3)', 'nn.Linear(3, 1)', 'torch.empty(inputs, 2)', 'merged, its losses'],
			['layer.enable_lora(2)', 'lora_kernel_b.assign(start[f"B{number}"])', 'merged, its losses']
		],
		[
			'of which the biases are trained',
			{ train: 'biases' },
			['layer.weight.requires_grad_(False)'],
			['layer.kernel.trainable = False']
		],
		[
			'with a fresh last layer',
			{ train: { last: 1, fresh: true } },
			['for layer in layers[:2]:', 'from random weights: 4 of 25 parameters.'],
			['for layer in denses[:2]:', 'from random weights: 4 of 25 parameters.']
		]
	];

	it.each(kinds)('have what it takes of one %s', (_, start, inTorch, inKeras) => {
		const { torch, keras } = textsOf(startedExperiment(start));
		for (const part of [...inTorch, 'for step in range(first, last + 1):']) {
			expect(torch).toContain(part);
		}
		for (const part of [...inKeras, 'At step 40 it starts from the pretrained network']) {
			expect(keras).toContain(part);
		}
	});

	it('have the rate where a cosine is at that step of the run', () => {
		const { torch, keras } = textsOf(
			setHyperparameter(startedExperiment({}), 'schedule', 'cosine')
		);
		expect(torch).toContain('min(step, 70) / 70');
		expect(keras).toContain('super().__call__(step + first)');
		expect(keras).toContain('rate = Cosine(0.01, 70)');
	});

	it('compute a student’s loss at the temperature of its teacher’s answers', () => {
		const { torch, keras } = textsOf(setTemperature(taughtExperiment('training'), 0, 4));
		expect(torch).toContain('return 4 ** 2 * loss_of(outputs / 4, answers)');
		expect(torch).toContain('loss = training_loss(model(x), y)');
		expect(torch).toContain('training_loss(model(x_train), y_train), loss_of(model(x_new), y_new)');
		expect(keras).toContain('return 4 ** 2 * loss_of(answers, outputs / 4)');
		expect(keras).toContain('loss=training_loss)');
		expect(keras).toContain('at temperature 4, in place of labels.');
	});

	it('train nothing of one that rests', () => {
		const { torch, keras } = textsOf(startedExperiment({ prune, train: 'nothing' }));
		for (const text of [torch, keras]) {
			expect(text).toContain('It rests: it has the same weights');
			expect(text).not.toMatch(/optimi[sz]er|mask|range\(first/);
		}
	});

	it('are none where it is not known what it begins with', async () => {
		const experiment = startedExperiment({});
		const made = async (learned: Float32Array | null) => {
			const run = startedRun(experiment, learned);
			const files = scriptFiles.map((file) =>
				madeFiles(file, run, run.networks.filter(isKnown), { onnxOutput: 'logits' })
			);
			return (await Promise.all(files)).flat().map(({ path }) => path);
		};
		expect(await made(null)).toEqual([]);
		expect(await made(learnedOf(experiment))).toEqual(scriptFiles.map(({ name }) => name));
	});
});
