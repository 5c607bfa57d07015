import { describe, expect, it } from 'vitest';
import { countRows, hasKernels } from '../../src/lib/analysis/layerCounts.ts';
import { presetNamed } from '../../src/lib/experiment/layers/layerEdits.ts';
import { stackNetwork } from '../../src/lib/experiment/layers/stackNetwork.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';

const twoConvolutions = stackNetwork(presetNamed('convolution, pooled'), {
	inputs: 40,
	outputs: 4
});

describe('countRows(network)', () => {
	it('has the formula of each layer with its numbers, and what a dense one would count', () => {
		expect(countRows(twoConvolutions)).toEqual([
			{ name: 'hidden 1', times: 1, formula: '5 × 1 × 8 + 8', count: 48, dense: 41 * 144 },
			{ name: 'hidden 2', times: 1, formula: '5 × 8 × 8 + 8', count: 328, dense: 145 * 56 },
			{ name: 'output', times: 1, formula: '8 × 4 + 4', count: 36, dense: 36 }
		]);
		expect(hasKernels(twoConvolutions)).toBe(true);
	});

	it('joins equal layers where there are many, but for the output', () => {
		const hidden = Array<number>(9).fill(6);
		const network = denseNetwork({ inputs: 2, hidden, outputs: 6, activation: 'relu' });
		expect(countRows(network).map(({ name, count }) => [name, count])).toEqual([
			['hidden 1', 18],
			['hidden 2–9', 8 * 42],
			['output', 42]
		]);
		expect(hasKernels(network)).toBe(false);
		const few = denseNetwork({ inputs: 2, hidden: [6, 6, 6], outputs: 1, activation: 'relu' });
		expect(countRows(few)).toHaveLength(4);
	});
});
