import { formatCount } from '$lib/format.ts';
import { quantizeHardSpiral, quantizeSpiral } from '$lib/claims/started/quantize.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { after, easySpiral, hardSpiral } from '$lib/experiment/pretrained/pretraining.ts';
import { original, type Start } from '$lib/experiment/pretrained/start.ts';
import { bitsInWords } from '$lib/experiment/pretrained/startForm.ts';
import { networkFrom, setStart } from '$lib/experiment/pretrained/startEdits.ts';
import type { BitWidth, Quantization } from '$lib/network/compression/quantize.ts';
import { finish, hint, margin, rightOf, shown, type Right } from '../afterTraining.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import { missingOfExperiment, missingOfRun } from '../scores.ts';

const rounded = (
	bits: BitWidth,
	train: 'nothing' | 'all' = 'nothing',
	scale: Quantization['scale'] = 'layer'
): Start => ({ ...original, quantize: { bits, scale }, train });

const eight = after(easySpiral, (source) =>
	[original, rounded(8)].map((start) => networkFrom(source, start))
);
const ternary = after(easySpiral, (source) =>
	[original, rounded('ternary'), rounded('ternary', 'all')].map((start) =>
		networkFrom(source, start)
	)
);
const harder = after(hardSpiral, (source) =>
	[original, rounded(4), rounded(4, 'all', 'unit')].map((start) => networkFrom(source, start))
);

/** Bits that are few enough for the task. */
const fewBits = 5;
const points = formatCount(eight.data.validation);
const further = formatCount(easySpiral.further.steps);
const sharesOf = quantizeSpiral.criteria.map(drawsOf);
const [eightHolds, fourHolds, , threeHolds] = sharesOf;
const [ternaryLoses, ternaryComesBack] = sharesOf.slice(-2);
const hardFourLoses = drawsOf(quantizeHardSpiral.criteria[1]);

interface Found {
	bits: BitWidth;
	whole: number;
	right: number;
}

interface Three {
	whole: Right;
	once: Right;
	retrained: Right;
}

const three = (watch: Watch): Three => ({
	whole: rightOf(watch, 0),
	once: rightOf(watch, 1),
	retrained: rightOf(watch, 2)
});

const isFew = (bits: BitWidth) => typeof bits !== 'number' || bits <= fewBits;

/** B rounded once to fewer bits, one scale per layer, or why it does not count. */
function tried(watch: Watch): Found | NotYet {
	const { experiment } = watch;
	const start = experiment.networks[1]?.start;
	const quantize = start?.quantize;
	if (!quantize) return notYet('the weights of B are not rounded. Move the slider “Bits” of B.');
	const asked: Experiment = setStart(eight, 1, rounded(quantize.bits));
	const missing = missingOfExperiment(watch, asked);
	if (missing) return missing;
	if (watch.step < easySpiral.steps) return notYet('the pretrained network is not there yet.');
	return { bits: quantize.bits, whole: rightOf(watch, 0).now, right: rightOf(watch, 1).now };
}

/** A guess at how far one falls behind another. */
const distances = ['At most 20 fewer than A', '21 to 99 fewer', '100 fewer, or more'];
const distance = (whole: Right, other: Right) => {
	const fewer = whole.now - other.now;
	return fewer <= 20 ? 0 : fewer < 100 ? 1 : 2;
};

export const lesson: Lesson = {
	title: 'How exact must a number be?',
	summary: 'A weight has some seven digits. A few values are enough, if training knows of them.',
	minutes: 8,
	claims: [quantizeSpiral.name, quantizeHardSpiral.name],
	sources: [
		{
			by: 'Jacob and others 2018',
			title:
				'Quantization and training of neural networks for efficient integer-arithmetic-only inference',
			url: 'https://arxiv.org/abs/1712.05877'
		},
		{
			by: 'Li and others 2016',
			title: 'Ternary weight networks',
			url: 'https://arxiv.org/abs/1605.04711'
		}
	],
	steps: [
		step<Found>({
			id: 'fewest-bits',
			title: 'Fewer bits',
			text:
				'Each weight is stored in 32 bits, some seven digits. _Quantized_ to 8 bits it is one of 255 values, equally far apart, and the ' +
				'largest weight of a layer says how far. The histogram of B shows its weights as they were, and the values as lines. ' +
				'Nothing is trained further here: what you see is what rounding leaves.',
			experiment: eight,
			shown: { card: [...shown.card!, 'after training'], train: true, editable: ['B'] },
			task: `With the slider “Bits” of B, find ${fewBits} bits or fewer at which B is right on at most ${margin} of ${points} new points fewer than A.`,
			hint: 'Move “Bits” one to the left at a time, and watch “Wrong on” under the map of B.',
			check(watch: Watch) {
				const now = tried(watch);
				if (now instanceof NotYet) return now;
				const { bits, whole, right } = now;
				if (!isFew(bits)) {
					return notYet(
						`B has ${bitsInWords(bits)}, and the task asks for ${fewBits} or fewer. Move “Bits” to the left.`
					);
				}
				if (whole - right <= margin) return now;
				return notYet(
					`at ${bitsInWords(bits)} B is right on ${formatCount(right)}, and A on ${formatCount(whole)}: more than ${margin} fewer. Take a bit more.`
				);
			},
			attempt(watch: Watch) {
				const now = tried(watch);
				if (now instanceof NotYet) return null;
				const { bits, whole, right } = now;
				return {
					text: `${bitsInWords(bits)}: right on ${formatCount(right)}`,
					counts: isFew(bits) && whole - right <= margin
				};
			},
			seen: ({ bits, whole, right }) => [
				{ text: 'At ' },
				{ text: bitsInWords(bits), strong: true },
				{
					text: ` B is right on ${formatCount(right)} of ${points} new points, and A, with all digits, on ${formatCount(whole)}.`
				}
			]
		}),
		step<Three>({
			id: 'three-values',
			title: 'Three values',
			text:
				'_Ternary_ weights have three values: one positive number, its negative, and 0. B is rounded to them once. C is rounded as well, and trained ' +
				`further for ${further} steps: each step computes with the rounded weights, and moves the exact ones behind them.`,
			experiment: ternary,
			shown,
			prediction: {
				question: `On how many of ${points} new points will C be right at the end, beside A?`,
				choices: distances,
				answer: ({ whole, retrained }) => distance(whole, retrained)
			},
			task: finish,
			hint,
			check: (watch: Watch) => missingOfRun(watch, ternary) ?? three(watch),
			seen: ({ whole, once, retrained }) => [
				{
					text: `Rounded once, B is right on ${formatCount(once.now)}. C, trained further, is right on `
				},
				{ text: formatCount(retrained.now), strong: true },
				{ text: `, and A on ${formatCount(whole.now)}.` }
			]
		}),
		step<Three>({
			id: 'harder',
			title: 'A longer spiral',
			text:
				`The spiral with ${hardSpiral.options.turns} turns needs more of its weights. B is rounded once to 4 bits, one scale per layer. C has 4 bits as well, with a scale ` +
				`for each unit, and is trained further for ${formatCount(hardSpiral.further.steps)} steps.`,
			experiment: harder,
			shown,
			prediction: {
				question: `On how many of ${points} new points will B be right, beside A?`,
				choices: distances,
				answer: ({ whole, once }) => distance(whole, once)
			},
			task: finish,
			hint: `${hint} The pretrained network takes longer here, and is kept on this device.`,
			check: (watch: Watch) => missingOfRun(watch, harder) ?? three(watch),
			seen: ({ whole, once, retrained }) => [
				{ text: `At 4 bits B is right on ${formatCount(once.now)}; C is right on ` },
				{ text: formatCount(retrained.now), strong: true },
				{ text: `, and A on ${formatCount(whole.now)}.` }
			]
		})
	],
	teacher: {
		misconception: 'More digits make a network cleverer.',
		expected: [
			`At 8 bits B was right on at most ${margin} of ${points} new points fewer than A in ${eightHolds}, at 4 bits in ${fourHolds}, at 3 bits in ${threeHolds}.`,
			`Ternary, rounded once, lost 100 or more in ${ternaryLoses}; trained further it came back within 20 in ${ternaryComesBack}.`,
			`On the longer spiral 4 bits, one scale per layer, lost more than ${margin} in ${hardFourLoses}.`
		],
		answers: [
			'5 or 4 bits; at 3 it depends on the draw.',
			'At most 20 fewer than A.',
			'It depends on the draw, and is more than ten fewer.'
		],
		question:
			'Why can a network that is trained with rounded weights do better than one that is rounded afterwards?'
	}
};
