/** Where a network comes from, in a run of two stages: what was done to the pretrained one, and what is trained. */
import { specOf } from '../experiment/edits.ts';
import { letters, type Experiment, type Letter } from '../experiment/experiment.ts';
import { beginsAfterPretraining } from '../experiment/pretrained/samePoints.ts';
import {
	isLastLayers,
	isLowRank,
	type Adjusted,
	type Start
} from '../experiment/pretrained/start.ts';
import { leftOf } from '../experiment/pretrained/startCounts.ts';
import { startInWords, teacherInWords } from '../experiment/pretrained/startForm.ts';
import { counted, formatCount, formatStep } from '../format.ts';
import { countParameters } from '../network/cost.ts';
import { codesOf, type Quantization } from '../network/compression/quantize.ts';
import { countUpdate } from '../network/lora.ts';
import { maskOfBiases, maskOfLast } from '../network/partlyTrained.ts';
import type { NetworkSpec } from '../network/spec.ts';
import type { ExportedNetwork } from './exported.ts';

/** Names and texts for programs. Empty where nothing was trained before, or the network stands before the
 * end of that. */
export function originFacts(
	experiment: Experiment,
	{ letter, history }: ExportedNetwork
): Record<string, string> {
	const { pretrained, networks } = experiment;
	const index = letters.indexOf(letter);
	const { start, teacher, temperature } = networks[index];
	const step = history.at(-1)?.step;
	if (!pretrained || step === undefined) return {};
	if (step < pretrained.stopAt) return start ? { begins_with: 'the pretrained network' } : {};
	const { left, all } = leftOf(experiment, index);
	return {
		pretrained_to_step: String(pretrained.stopAt),
		begins_with: startInWords(start),
		...(teacher && { learns_from: teacherInWords(networks[index]) }),
		...(temperature !== undefined && { temperature: String(temperature) }),
		...(start?.rehearse !== undefined && {
			rehearsed_points: String(Math.min(start.rehearse, pretrained.data.training))
		}),
		...(left < all && { parameters_left: String(left) }),
		...(start?.quantize && quantizationFacts(start.quantize)),
		...(start && isLowRank(start.train) && { merged_lora_rank: String(start.train.rank) })
	};
}

const quantizationFacts = ({ bits, scale, biases }: Quantization) => ({
	weight_bits: String(bits),
	weight_scale: scale,
	bias_bits: biases === 8 ? '8' : '32'
});

/** The same for readers, a sentence each. */
export function originSentences(experiment: Experiment, letter: Letter): string[] {
	const index = letters.indexOf(letter);
	const { pretrained, networks } = experiment;
	if (!pretrained) return [];
	const { start, teacher } = networks[index];
	const step = formatStep(pretrained.stopAt);
	if (start) {
		return [
			`At step ${step} it starts from ${startInWords(start)}.`,
			...changeSentences(experiment, index, start),
			...trainedSentences(specOf(experiment, index), start.train),
			...(start.rehearse === undefined
				? []
				: [
						`It learns from the ${counted(experiment.data.training, 'point')} of its task, each of them twice, and from`,
						`${formatCount(Math.min(start.rehearse, pretrained.data.training))} that the pretrained network learned from.`
					])
		];
	}
	const begins = beginsAfterPretraining(experiment, index) ? step : '0';
	return [
		`At step ${begins} it starts from random weights.`,
		...(teacher ? [`It learns from ${teacherInWords(networks[index])}, in place of labels.`] : [])
	];
}

function changeSentences(experiment: Experiment, index: number, start: Start): string[] {
	const { prune, quantize, train } = start;
	const { left, all } = leftOf(experiment, index);
	return [
		...(left < all
			? [
					`${formatCount(left)} of its ${formatCount(all)} parameters are left: the pruned ones are 0 and stay 0.`
				]
			: []),
		...(prune?.what === 'units' && prune.share > 0
			? ['With the pruned units all their weights are gone: it is a smaller network.']
			: []),
		...(quantize ? [roundedSentence(quantize)] : []),
		...(quantize && train !== 'nothing'
			? [
					'Training moves the weights before rounding, by the gradient at the rounded ones (straight-through).'
				]
			: [])
	];
}

/** "whole numbers from −3 to 3, times a scale for each layer". */
export function valuesInWords({ bits, scale }: Pick<Quantization, 'bits' | 'scale'>): string {
	const codes = codesOf(bits);
	const largest = codes[codes.length - 1];
	const values = {
		2: '−1 or 1',
		3: '−1, 0 or 1'
	}[codes.length];
	return `${values ?? `whole numbers from −${largest} to ${largest}`}, times a scale for each ${scale}`;
}

function roundedSentence(quantization: Quantization): string {
	const and = quantization.biases === 8 ? '; biases have 8 bits' : '';
	return `It computes with rounded weights: ${valuesInWords(quantization)}${and}.`;
}

function trainedSentences(network: NetworkSpec, train: Adjusted): string[] {
	const all = formatCount(countParameters(network));
	const count = (mask: Uint8Array) => formatCount(mask.reduce((sum, moves) => sum + moves, 0));
	if (train === 'biases') {
		return [`Its biases alone are trained, ${count(maskOfBiases(network))} of ${all} parameters.`];
	}
	if (isLastLayers(train)) {
		const layers =
			train.last === 1 ? 'Its last layer alone is' : `Its last ${train.last} layers alone are`;
		const fresh = train.fresh ? ', from random weights' : '';
		return [
			`${layers} trained${fresh}: ${count(maskOfLast(network, train.last))} of ${all} parameters.`
		];
	}
	if (!isLowRank(train)) return [];
	const added = formatCount(countUpdate(network, train.rank));
	return [
		`Of a hidden layer W + A·B is the kernel: A and B alone are trained, ${added} numbers beside ${all}.`,
		`Merged, A·B added to W, it has ${all} again.`
	];
}
