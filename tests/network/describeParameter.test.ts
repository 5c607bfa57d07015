import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/lib/network/cost.ts';
import { describeParameter, describeUpdated } from '../../src/lib/network/describeParameter.ts';
import { denseLayersOf, denseNetwork } from '../../src/lib/network/spec.ts';

const spec = denseNetwork({ inputs: 2, hidden: [3, 4], outputs: 1, activation: 'tanh' });

describe('describeParameter(spec, index)', () => {
	it.each([
		[0, 'weight from input 1 to unit 1 of hidden layer 1'],
		[5, 'weight from input 2 to unit 3 of hidden layer 1'],
		[6, 'bias of unit 1 of hidden layer 1'],
		[9, 'weight from unit 1 of hidden layer 1 to unit 1 of hidden layer 2'],
		[19, 'weight from unit 3 of hidden layer 1 to unit 3 of hidden layer 2'],
		[21, 'bias of unit 1 of hidden layer 2'],
		[28, 'weight from unit 4 of hidden layer 2 to the output'],
		[29, 'bias of the output']
	])('says what parameter %i is', (index, sentence) => {
		expect(describeParameter(spec, index).sentence).toBe(sentence);
	});

	it('tells outputs apart where there are several, and inputs only then', () => {
		const linear = denseNetwork({ inputs: 1, hidden: [], outputs: 2, activation: 'tanh' });
		expect(describeParameter(linear, 1).sentence).toBe('weight from the input to output 2');
		expect(describeParameter(linear, 2).sentence).toBe('bias of output 1');
	});

	it('names every parameter once', () => {
		const seen = new Set<string>();
		for (let index = 0; index < countParameters(spec); index++) {
			const { layer, kind, from, to, sentence } = describeParameter(spec, index);
			const { kernelStart, biasStart, outputs } = denseLayersOf(spec)[layer];
			const at = kind === 'bias' ? biasStart + to : kernelStart + from! * outputs + to;
			expect(at).toBe(index);
			seen.add(sentence);
		}
		expect(seen.size).toBe(30);
	});

	it.each([-1, 30, 1.5, NaN])('throws a RangeError for %f', (index) => {
		expect(() => describeParameter(spec, index)).toThrow(RangeError);
	});
});

it('describeUpdated(network, rank, index) says which number of A or B it is', () => {
	const network = denseNetwork({ inputs: 2, hidden: [3, 4], outputs: 1, activation: 'tanh' });
	const own = countParameters(network);
	const words = (index: number) => describeUpdated(network, 2, own + index);
	expect(words(0)).toBe('A of the LoRA update of hidden layer 1, from input 1 to component 1');
	expect(words(3)).toBe('A of the LoRA update of hidden layer 1, from input 2 to component 2');
	expect(words(4 + 3)).toBe('B of the LoRA update, from component 2 to unit 1 of hidden layer 1');
	expect(words(10)).toBe(
		'A of the LoRA update of hidden layer 2, from unit 1 of hidden layer 1 to component 1'
	);
	expect(words(23)).toBe('B of the LoRA update, from component 2 to unit 4 of hidden layer 2');
	expect(() => words(24)).toThrow(RangeError);
	expect(() => words(-1)).toThrow(RangeError);
});
