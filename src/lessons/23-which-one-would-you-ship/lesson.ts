import { formatCount } from '$lib/format.ts';
import {
	fourFifthsRounded,
	prunedAndRounded,
	pruneAndQuantize,
	pruneAndQuantizeHardSpiral,
	smallFromTheStart
} from '$lib/claims/started/pruneAndQuantize.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { after, easySpiral, hardSpiral } from '$lib/experiment/pretrained/pretraining.ts';
import { prunedBySize } from '$lib/experiment/pretrained/questions.ts';
import { original } from '$lib/experiment/pretrained/start.ts';
import { startInWords } from '$lib/experiment/pretrained/startForm.ts';
import { networkFrom, setStart } from '$lib/experiment/pretrained/startEdits.ts';
import { storedOf } from '$lib/experiment/pretrained/stored.ts';
import { finish, hint, margin, rightOf, shown, type Right } from '../afterTraining.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import { missingOfRun } from '../scores.ts';

const open = after(easySpiral, (source) =>
	[original, prunedBySize].map((start) => networkFrom(source, start))
);
const small = smallFromTheStart();
const smallWhole = setStart(small, 1, original);
const harder = after(hardSpiral, (source) =>
	[original, prunedAndRounded, fourFifthsRounded].map((start) => networkFrom(source, start))
);

const most = 1000;
const least = 990;
const bytesOf = (experiment: Experiment, index: number) => storedOf(experiment, index).bytes.total;
const wholeBytes = formatCount(bytesOf(open, 0));
const bytesWithBoth = bytesOf(setStart(open, 1, prunedAndRounded), 1);
const smallBytes = bytesOf(small, 1);
const [, bothIsEnough, smallIsEnough] = pruneAndQuantize.criteria.map(drawsOf);
const [hardIsAsGood, hardInFewIsAsGood] = pruneAndQuantizeHardSpiral.criteria.map(drawsOf);
const points = formatCount(open.data.validation);

interface Shipped {
	bytes: number;
	right: number;
}

/** B, changed in any way, trained to the end, or why its run does not count. */
function tried(watch: Watch): Shipped | NotYet {
	const start = watch.experiment.networks[1]?.start;
	if (!start) return notYet('B starts from random weights, and is to start from A.');
	const missing = missingOfRun(watch, setStart(open, 1, start));
	if (missing) return missing;
	return { bytes: bytesOf(watch.experiment, 1), right: rightOf(watch, 1).now };
}

const isShipped = ({ bytes, right }: Shipped) => bytes <= most && right >= least;

interface Both {
	bytes: number;
	right: Right;
}

interface Harder {
	whole: Right;
	few: Right;
	more: Right;
}

export const lesson: Lesson = {
	title: 'Which one would you ship?',
	summary: 'A budget in bytes, and a network that must be right: choosing is weighing.',
	minutes: 10,
	claims: [pruneAndQuantize.name, pruneAndQuantizeHardSpiral.name],
	sources: [
		{
			by: 'Han, Mao and Dally 2016',
			title:
				'Deep compression: compressing deep neural networks with pruning, trained quantization and Huffman coding',
			url: 'https://arxiv.org/abs/1510.00149'
		}
	],
	steps: [
		step<Shipped>({
			id: 'budget',
			title: 'A thousand bytes',
			text:
				`A takes ${wholeBytes} bytes. There is room for ${formatCount(most)}, and the network must still be right on at least ${least} of ${points} ` +
				'new points. Under the squares of B stands what it takes as it is now: the weights that are left, what says which they are, and the biases.',
			experiment: open,
			shown: { card: [...shown.card!, 'after training'], train: true, editable: ['B'] },
			task: `Change B until it takes at most ${formatCount(most)} bytes and is right on at least ${least} new points at the end of its run.`,
			hint: `Prune most of it, give the others few bits, and tick “Biases at 8 bits”. With 90\u00a0% pruned and 4 bits it is ${bytesWithBoth} bytes.`,
			check(watch: Watch) {
				const now = tried(watch);
				if (now instanceof NotYet || isShipped(now)) return now;
				const { bytes, right } = now;
				return notYet(
					bytes > most
						? `B takes ${formatCount(bytes)} bytes, and there is room for ${formatCount(most)}.`
						: `B is right on ${formatCount(right)} of ${points} new points, and ${least} are needed.`
				);
			},
			attempt(watch: Watch) {
				const now = tried(watch);
				if (now instanceof NotYet) return null;
				const how = startInWords(watch.experiment.networks[1].start);
				return {
					text: `${how}: ${formatCount(now.bytes)} bytes, right on ${formatCount(now.right)}`,
					counts: isShipped(now)
				};
			},
			seen: ({ bytes, right }) => [
				{ text: 'In ' },
				{ text: `${formatCount(bytes)} bytes`, strong: true },
				{ text: ` B is right on ${formatCount(right)} of ${points} new points.` }
			]
		}),
		step<Both>({
			id: 'small-from-the-start',
			title: 'Small from the start',
			text:
				'A is another network here: two layers of 16 units, trained from random weights for as many steps as the large one and what was made of it together. B is A, ' +
				'and is to be rounded to 8 bits. Both rest, so there is nothing left to train. Compression pays when you already have the large one.',
			experiment: smallWhole,
			shown: { card: [...shown.card!, 'after training'], editable: ['B'] },
			prediction: {
				question: 'How many bytes will B take?',
				choices: [`More than ${bytesWithBoth}`, `501 to ${bytesWithBoth}`, 'At most 500'],
				answer: ({ bytes }) => (bytes > bytesWithBoth ? 0 : bytes > 500 ? 1 : 2)
			},
			task: 'Set “Bits” of B to 8, and look at how many new points it is wrong on then.',
			hint: 'The bytes stand under the squares.',
			check(watch: Watch) {
				if (watch.experiment.networks[1]?.start?.quantize?.bits !== 8) {
					return notYet('B is not rounded to 8 bits so far. Set its “Bits” to 8.');
				}
				const missing = missingOfRun(watch, { ...small, stopAt: 0 });
				return missing ?? { bytes: smallBytes, right: rightOf(watch, 1) };
			},
			seen: ({ bytes, right }) => [
				{ text: 'B takes ' },
				{ text: `${formatCount(bytes)} bytes`, strong: true },
				{ text: `, and is right on ${formatCount(right.now)} of ${points} new points.` }
			]
		}),
		step<Harder>({
			id: 'harder',
			title: 'A longer spiral',
			text:
				`On the spiral with ${hardSpiral.options.turns} turns B is what fitted into ${bytesWithBoth} bytes: 90\u00a0% pruned, at 4 bits. C has twice as many weights left, and takes ` +
				`${formatCount(bytesOf(harder, 2))} bytes. Both are trained further, and judged on the same new points.`,
			experiment: harder,
			shown,
			prediction: {
				question: `Which is right on at most ${margin} of ${points} new points fewer than A?`,
				choices: ['Both', 'C alone', 'Neither'],
				answer({ whole, few, more }) {
					const isAsGood = (one: Right) => whole.now - one.now <= margin;
					return isAsGood(few) ? 0 : isAsGood(more) ? 1 : 2;
				}
			},
			task: finish,
			hint,
			check: (watch: Watch) =>
				missingOfRun(watch, harder) ?? {
					whole: rightOf(watch, 0),
					few: rightOf(watch, 1),
					more: rightOf(watch, 2)
				},
			seen: ({ whole, few, more }) => [
				{ text: `A is right on ${formatCount(whole.now)}, B on ` },
				{ text: formatCount(few.now), strong: true },
				{ text: ' and C on ' },
				{ text: formatCount(more.now), strong: true },
				{ text: '.' }
			]
		})
	],
	teacher: {
		misconception: 'Fewer bytes make a network faster.',
		expected: [
			`With 90\u00a0% pruned, 4 bits and biases at 8, ${bytesWithBoth} bytes, it was right on ${least} or more in ${bothIsEnough}.`,
			`Two layers of 16 units from the start, at 8 bits, take ${smallBytes} bytes and were right on ${least} or more in ${smallIsEnough}.`,
			`On the longer spiral 80\u00a0% pruned stayed within ${margin} in ${hardIsAsGood}, and 90\u00a0% pruned in ${hardInFewIsAsGood}.`
		],
		answers: [
			`90\u00a0% pruned, 4 bits, biases at 8 bits: ${bytesWithBoth} bytes. Other ways fit too.`,
			'At most 500.',
			'It depends on the draw.'
		],
		question:
			'Pruned weights are still multiplied here. What would have to change for a pruned network to be faster?'
	},
	ending: {
		text: 'A large model is chosen in the same way: by what fits, and by what it must do.',
		link: { words: 'Which one should I take?', hash: '' }
	}
};
