import { describe, expect, it } from 'vitest';
import { describeUnit } from '../../src/lib/components/playground/network/unitWords.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';

describe('describeUnit(spec, layer, unit, activations, total)', () => {
	it.each([
		['relu', [0, 0, 1, 2], 4, 'unit 2 of hidden layer 1, silent on 50.0 % of the training points'],
		['relu', [0, 0], 2, 'unit 2 of hidden layer 1, dead: silent on every training point'],
		// Of the points that were not looked at nobody knows.
		[
			'relu',
			[0, 0],
			9,
			'unit 2 of hidden layer 1, silent on 100 % of the first 2 of 9 training points'
		],
		[
			'tanh',
			[0.5, 0.999],
			2,
			'unit 2 of hidden layer 1, saturated on 50.0 % of the training points'
		],
		['linear', [0], 1, 'unit 2 of hidden layer 1']
	] as const)('%s %j of %d: %s', (activation, activations, total, words) => {
		const spec = denseNetwork({ inputs: 2, hidden: [3], outputs: 1, activation });
		expect(describeUnit(spec, 0, 1, activations, total).replace(/\s/g, ' ')).toBe(words);
	});

	it('says of the output what it is', () => {
		const spec = denseNetwork({ inputs: 2, hidden: [3], outputs: 1, activation: 'relu' });
		expect(describeUnit(spec, 1, 0, [0, 1], 2)).toBe('the output');
	});
});
