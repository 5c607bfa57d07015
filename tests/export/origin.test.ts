import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { setTemperature } from '../../src/lib/experiment/pretrained/startEdits.ts';
import { originFacts, originSentences } from '../../src/lib/export/origin.ts';
import { elsewhere, startedExperiment, startedRun, taughtExperiment } from './startedRuns.ts';

const prune = { share: 0.5, first: 'smallest', over: 'network', what: 'weights' } as const;

function factsAt(experiment: Experiment, step: number) {
	const [network] = startedRun(experiment).networks;
	const history = network.history.filter((evaluation) => evaluation.step <= step);
	return originFacts(experiment, { ...network, history });
}

describe('originFacts(experiment, network)', () => {
	it('says what is left of a pruned network, and how its weights are rounded', () => {
		const quantize = { bits: 3, scale: 'unit', biases: 8 } as const;
		expect(factsAt(startedExperiment({ prune, quantize }), 70)).toEqual({
			pretrained_to_step: '40',
			begins_with:
				'the pretrained network, 50\u00a0% pruned, quantized to 3\u00a0bits (one scale per unit, biases at 8\u00a0bits), trained further',
			parameters_left: '16',
			weight_bits: '3',
			weight_scale: 'unit',
			bias_bits: '8'
		});
	});

	it('says that a LoRA update is merged, what is rehearsed, and who teaches', () => {
		expect(factsAt(startedExperiment({ train: { rank: 2 } }), 70)).toMatchObject({
			merged_lora_rank: '2'
		});
		expect(factsAt(elsewhere(startedExperiment({ rehearse: 300 })), 70)).toMatchObject({
			rehearsed_points: '150'
		});
		expect(factsAt(setTemperature(taughtExperiment('new'), 0, 4), 70)).toEqual({
			pretrained_to_step: '40',
			begins_with: 'random weights',
			learns_from: 'the teacher’s answers on new points, at temperature 4',
			temperature: '4'
		});
	});

	it('says nothing of a change at a step where there was none yet', () => {
		expect(factsAt(startedExperiment({ prune }), 39)).toEqual({
			begins_with: 'the pretrained network'
		});
		expect(factsAt(firstScreen, 39)).toEqual({});
	});
});

describe('originSentences(experiment, letter)', () => {
	const sentences = (experiment: Experiment) => originSentences(experiment, 'A').join(' ');

	it('says what is trained, and of how many', () => {
		expect(sentences(startedExperiment({ train: 'biases' }))).toContain(
			'Its biases alone are trained, 7 of 25 parameters.'
		);
		expect(sentences(startedExperiment({ train: { last: 2, fresh: true } }))).toContain(
			'Its last 2 layers alone are trained, from random weights: 16 of 25 parameters.'
		);
		expect(sentences(startedExperiment({ train: { rank: 1 } }))).toContain(
			'A and B alone are trained, 11 numbers beside 25.'
		);
	});

	it.each([
		[4, 'whole numbers from −7 to 7, times a scale for each layer.'],
		['ternary', '−1, 0 or 1, times a scale for each layer.'],
		['binary', '−1 or 1, times a scale for each layer.']
	] as const)('names the values that weights are rounded to: %s', (bits, words) => {
		const quantized = startedExperiment({ quantize: { bits, scale: 'layer' } });
		expect(sentences(quantized)).toContain(`It computes with rounded weights: ${words}`);
	});
});
