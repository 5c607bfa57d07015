import { describe, expect, test } from 'vitest';
import { pointWords } from '../../src/lib/components/playground/network/step/names.ts';
import { namesInFull } from '../../src/lib/components/playground/network/step/unitNames.ts';
import { pointStep, type StepStart } from '../../src/lib/network/oneStep.ts';
import { defaultHyperparameters } from '../../src/lib/network/hyperparameters.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';

const network = (inputs: number, outputs: number) =>
	denseNetwork({ inputs, hidden: [2], outputs, activation: 'tanh' });
const classes = ['Adelie', 'Gentoo', 'Chinstrap'];

describe('namesInFull(spec, dataset)', () => {
	test('says which input and which output is which', () => {
		expect(namesInFull(network(2, 3), { inputNames: ['length', 'depth'], classes })).toBe(
			'x₁ length · x₂ depth · out₁ Adelie · out₂ Gentoo · out₃ Chinstrap'
		);
	});

	test('of one logit names the class whose probability it stands for', () => {
		const names = namesInFull(network(1, 1), { inputNames: ['length'], classes: ['no', 'yes'] });
		expect(names).toBe('x length · out probability of yes');
	});

	test('is null where the data name nothing', () => {
		expect(namesInFull(network(2, 1), {})).toBeNull();
		const named = { ...network(2, 1), inputNames: ['length', 'depth'] };
		expect(namesInFull(named, { inputNames: ['length', 'depth'] })).toBeNull();
	});
});

test('pointWords(start, point, classes) names the class of the point', () => {
	const spec = network(1, 3);
	const start: StepStart = {
		network: spec,
		loss: 'softmaxCrossEntropy',
		steps: 0,
		training: defaultHyperparameters,
		learningRate: 0.01,
		corrections: [0.1, 0.001],
		parameters: new Float32Array(13),
		moments: [new Float32Array(13), new Float32Array(13)],
		mask: null,
		inputs: Float32Array.of(0.5),
		targets: Float32Array.of(0, 0, 1),
		dropout: []
	};
	const point = pointStep(start, 0);
	expect(pointWords(start, point)).toBe('x = 0.500; class 2');
	expect(pointWords(start, point, classes)).toBe('x = 0.500; Chinstrap');
});
