import { describe, expect, it } from 'vitest';
import { differences } from '../../src/lib/experiment/difference.ts';
import {
	addNetwork,
	newDraw,
	newWeights,
	openLayers,
	removeNetwork,
	setActivation,
	setData,
	setDataOption,
	setDepth,
	setHyperparameter,
	setLayerWidth,
	setPoints,
	setStopAtBest,
	setView,
	setWidth
} from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { correctLabels, firstScreen, trySpiral } from '../../src/lib/experiment/presets.ts';

describe('differences(a, b)', () => {
	it.each<[string[], (experiment: Experiment) => Experiment]>([
		[[], (e) => e],
		[['width of B 64 → 32'], (e) => setWidth(e, 1, 32)],
		[['depth of A 2 → 0'], (e) => setDepth(e, 0, 0)],
		[['activation of A tanh → relu'], (e) => setActivation(e, 0, 'relu')],
		[['layers of B 64, 64 → 64, 8'], (e) => setLayerWidth(e, 1, 1, 8)],
		[[], (e) => openLayers(e, 1)],
		[['network C added: tanh 16, 16'], addNetwork],
		[['network B removed'], (e) => removeNetwork(e, 1)],
		[['learning rate 0.01 → 0.1'], (e) => setHyperparameter(e, 'learningRate', 0.1)],
		[['learning rate of B 0.01 → 0.1'], (e) => setHyperparameter(e, 'learningRate', 0.1, 1)],
		[[], (e) => setHyperparameter(e, 'learningRate', 0.01, 1)],
		[['batch size all → 32'], (e) => setHyperparameter(e, 'batchSize', 32)],
		[['stop at best validation off → on'], (e) => setStopAtBest(e, true)],
		[['training points 150 → 1,000'], (e) => setPoints(e, 'training', 1000)],
		[['share of flipped labels 0.1 → 0'], correctLabels],
		[['data Rings → Spiral', 'share of flipped labels 0.1 → 0'], trySpiral],
		[['data seed 1 → 2'], newDraw],
		[['weight seed 1 → 2'], newWeights],
		[
			[],
			(e) => setView(e, { speed: 'full', lossScale: 'log', smoothing: 0.5, executor: 'reference' })
		]
	])('is %j', (words, change) => {
		expect(differences(firstScreen, change(firstScreen))).toEqual(words);
	});

	it('names a control of the data set', () => {
		const coin = setData(firstScreen, 'coin');
		expect(differences(coin, setDataOption(coin, 'inputs', 7))).toEqual(['inputs 2 → 7']);
	});
});
