import type { Line } from '../block.ts';
import { defineFamily } from '../family.ts';
import { dense } from '../layer.ts';

const layer = (name: string, inputs: number, outputs: number, isHead = false): Line => ({
	name,
	purpose: isHead ? 'head' : 'feed-forward',
	layer: dense(inputs, outputs)
});

export const lenet = defineFamily({
	id: 'lenet',
	name: 'LeNet, dense',
	lane: 'Dense',
	unit: 'image',
	fields: {
		pixels: { label: 'Pixels', minimum: 1, maximum: 100_000_000 },
		first: { label: 'First hidden layer', minimum: 1, maximum: 1_000_000 },
		second: { label: 'Second hidden layer', minimum: 1, maximum: 1_000_000 },
		classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 }
	},
	blocks: ({ pixels, first, second, classes }) => [
		{ name: 'First hidden layer', lines: [layer('Dense', pixels, first)] },
		{ name: 'Second hidden layer', lines: [layer('Dense', first, second)] },
		{ name: 'Output', lines: [layer('Dense', second, classes, true)] }
	],
	closedForm: ({ pixels, first, second, classes }) => ({
		text: '(p + 1)·a + (a + 1)·b + (b + 1)·K',
		values: { p: pixels, a: first, b: second, K: classes },
		meanings: { p: 'pixels', a: 'first layer', b: 'second layer', K: 'classes' }
	}),
	models: [
		{
			id: 'lenet-300-100',
			name: 'LeNet-300-100',
			short: 'LeNet-300-100',
			config: { pixels: 784, first: 300, second: 100, classes: 10 },
			published: { exact: 266_610, by: '784-300-100-10, dense with biases' },
			sources: [
				{
					title: 'Gradient-Based Learning Applied to Document Recognition',
					year: 1998,
					url: 'http://yann.lecun.com/exdb/publis/pdf/lecun-98.pdf'
				}
			],
			notes: ['It reads handwritten digits of 28 × 28 = 784 pixels.']
		}
	]
});
