import { describe, expect, it } from 'vitest';
import { layersOf } from '../../src/lib/network/spec.ts';

describe('layersOf(spec)', () => {
	it('lays the parameters out one layer after another, kernel before bias', () => {
		const layers = layersOf({ inputs: 2, hidden: [3], outputs: 1, activation: 'relu' });
		expect(layers).toEqual([
			{
				index: 0,
				inputs: 2,
				outputs: 3,
				activation: 'relu',
				initialisation: 'heNormal',
				kernelStart: 0,
				biasStart: 6,
				end: 9
			},
			{
				index: 1,
				inputs: 3,
				outputs: 1,
				activation: 'linear',
				initialisation: 'glorotUniform',
				kernelStart: 9,
				biasStart: 12,
				end: 13
			}
		]);
	});

	it('is the output layer alone at depth 0', () => {
		const layers = layersOf({ inputs: 2, hidden: [], outputs: 1, activation: 'relu' });
		expect(layers).toHaveLength(1);
		expect(layers[0]).toMatchObject({ activation: 'linear', initialisation: 'glorotUniform' });
	});

	it.each([
		['tanh', 'glorotUniform'],
		['sigmoid', 'glorotUniform'],
		['linear', 'glorotUniform'],
		['relu', 'heNormal']
	] as const)('starts a %s network from %s', (activation, initialisation) => {
		const spec = { inputs: 2, hidden: [4, 4], outputs: 1, activation };
		const starts = layersOf(spec).map((layer) => layer.initialisation);
		expect(starts).toEqual([initialisation, initialisation, 'glorotUniform']);
		const chosen = layersOf({ ...spec, initialisation: 'heNormal' });
		expect(chosen[0].initialisation).toBe('heNormal');
	});
});
