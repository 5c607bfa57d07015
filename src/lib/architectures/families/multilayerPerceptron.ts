import type { Line } from '../block.ts';
import { defineFamily } from '../family.ts';
import { dense } from '../layer.ts';

const layer = (name: string, inputs: number, outputs: number, isHead = false): Line => ({
	name,
	purpose: isHead ? 'head' : 'feed-forward',
	layer: dense(inputs, outputs)
});

export const multilayerPerceptron = defineFamily({
	id: 'multilayer-perceptron',
	name: 'Multilayer perceptron',
	lane: 'Dense',
	unit: 'example',
	fields: {
		inputs: { label: 'Inputs', minimum: 1, maximum: 100_000_000 },
		width: { label: 'Width', minimum: 1, maximum: 1_000_000, hint: 'Units in each hidden layer' },
		depth: { label: 'Depth', minimum: 0, maximum: 10_000, hint: 'Hidden layers' },
		outputs: { label: 'Outputs', minimum: 1, maximum: 100_000_000 }
	},
	blocks: ({ inputs, width, depth, outputs }) => [
		...(depth > 0
			? [{ name: 'First layer', lines: [layer('Hidden layer 1', inputs, width)] }]
			: []),
		...(depth > 1
			? [
					{
						name: 'Hidden layers',
						repeats: depth - 1,
						lines: [layer('Hidden layer', width, width)]
					}
				]
			: []),
		{
			name: 'Output',
			lines: [layer('Output layer', depth > 0 ? width : inputs, outputs, true)]
		}
	],
	closedForm: ({ inputs, width, depth, outputs }) => {
		const ends = { i: inputs, o: outputs };
		const meaningOfEnds = { i: 'inputs', o: 'outputs' };
		if (depth === 0) return { text: 'i·o + o', values: ends, meanings: meaningOfEnds };
		return {
			text: 'i·w + w + (D - 1)·(w² + w) + w·o + o',
			values: { ...ends, w: width, D: depth },
			meanings: { ...meaningOfEnds, w: 'width', D: 'depth' }
		};
	},
	models: [
		{
			id: 'linear-regression',
			name: 'Linear regression',
			short: 'a line',
			config: { inputs: 1, width: 1, depth: 0, outputs: 1 },
			published: null,
			sources: [],
			notes: ['y = ax + b: a slope and a height. With d inputs it has d + 1 parameters.']
		},
		{
			id: 'perceptron-64-64',
			name: 'Multilayer perceptron 2-64-64-1',
			short: '2-64-64-1',
			config: { inputs: 2, width: 64, depth: 2, outputs: 1 },
			published: null,
			sources: [],
			notes: ['The wide network of the playground’s first screen.']
		}
	]
});
