import { formatCount } from '$lib/format.ts';
import { pruneBySize, pruneHardSpiral, pruneSmallFromStart } from '$lib/claims/started/prune.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { specOf } from '$lib/experiment/edits.ts';
import {
	after,
	easySpiral,
	fromTheStart,
	hardSpiral
} from '$lib/experiment/pretrained/pretraining.ts';
import { prunedAtRandom, prunedBySize } from '$lib/experiment/pretrained/questions.ts';
import { original } from '$lib/experiment/pretrained/start.ts';
import { leftOf } from '$lib/experiment/pretrained/startCounts.ts';
import { networkFrom } from '$lib/experiment/pretrained/startEdits.ts';
import { countParameters } from '$lib/network/cost.ts';
import { finish, hint, margin, rightOf, shown, type Right } from '../afterTraining.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { missingOfRun } from '../scores.ts';

const bySize = after(easySpiral, (source) =>
	[original, prunedBySize].map((start) => networkFrom(source, start))
);
const whichGo = after(easySpiral, (source) =>
	[original, prunedBySize, prunedAtRandom].map((start) => networkFrom(source, start))
);
const fromStart = after(easySpiral, (source) => [
	networkFrom(source, original),
	networkFrom(source, prunedBySize),
	fromTheStart(source, 16)
]);
const harder = after(hardSpiral, (source) =>
	[original, prunedBySize].map((start) => networkFrom(source, start))
);

const { left, all } = leftOf(bySize, 1);
const smallCount = countParameters(specOf(fromStart, 2));
const points = formatCount(bySize.data.validation);
const steps = formatCount(easySpiral.steps);
const further = formatCount(easySpiral.further.steps);
const [isAsGood, beatsRandom] = pruneBySize.criteria.map(drawsOf);
const hardIsAsGood = drawsOf(pruneHardSpiral.criteria[1]);
const smallIsEnough = drawsOf(pruneSmallFromStart.criteria[0]);

interface Two {
	whole: Right;
	pruned: Right;
}

interface Three extends Two {
	other: Right;
}

const two = (watch: Watch): Two => ({ whole: rightOf(watch, 0), pruned: rightOf(watch, 1) });
const three = (watch: Watch): Three => ({ ...two(watch), other: rightOf(watch, 2) });

/** A guess at how far one falls behind another. */
const distances = [
	`At most ${margin} fewer than A`,
	`${margin + 1} to 199 fewer`,
	'200 fewer, or more'
];
const distance = (whole: Right, other: Right) =>
	whole.now - other.now <= margin ? 0 : whole.now - other.now < 200 ? 1 : 2;

export const lesson: Lesson = {
	title: 'How many can go?',
	summary: 'Nine in ten weights of a trained network are set to 0. Which ones matters more.',
	minutes: 10,
	claims: [pruneBySize.name, pruneHardSpiral.name, pruneSmallFromStart.name],
	sources: [
		{
			by: 'Han, Pool, Tran and Dally 2015',
			title: 'Learning both weights and connections for efficient neural networks',
			url: 'https://arxiv.org/abs/1506.02626'
		}
	],
	steps: [
		step<Two>({
			id: 'nine-in-ten',
			title: 'Nine in ten',
			text:
				`A has learned a spiral in ${steps} steps, and rests. B is the same network, but nine in ten of its weights, the ` +
				`smallest ones, are _pruned_: they are set to 0 and stay there, as hollow squares. ${formatCount(left)} of ${formatCount(all)} ` +
				`parameters are left, biases among them. Those are trained further for ${further} steps.`,
			experiment: bySize,
			shown,
			prediction: {
				question: `On how many of ${points} new points will B be right after that, beside A?`,
				choices: distances,
				answer: ({ whole, pruned }) => distance(whole, pruned)
			},
			task: finish,
			hint,
			check: (watch: Watch) => missingOfRun(watch, bySize) ?? two(watch),
			seen: ({ whole, pruned }) => [
				{
					text: `Right after pruning B was right on ${formatCount(pruned.atOnce)}, and now it is on `
				},
				{ text: formatCount(pruned.now), strong: true },
				{ text: ` of ${points} new points; A is right on ${formatCount(whole.now)}.` }
			]
		}),
		step<Three>({
			id: 'which-ones',
			title: 'Which ones?',
			text:
				`C begins as B does, and as many weights go, but they are drawn at random. It is trained further for as many steps, ` +
				'on the same points. So B and C have the same count, and differ in which weights they still have.',
			experiment: whichGo,
			shown,
			prediction: {
				question: `On how many of ${points} new points will C be right, beside A?`,
				choices: distances,
				answer: ({ whole, other }) => distance(whole, other)
			},
			task: finish,
			hint,
			check: (watch: Watch) => missingOfRun(watch, whichGo) ?? three(watch),
			seen: ({ pruned, other }) => [
				{ text: `With ${formatCount(left)} parameters each, B is right on ` },
				{ text: formatCount(pruned.now), strong: true },
				{ text: ' and C on ' },
				{ text: formatCount(other.now), strong: true },
				{ text: '.' }
			]
		}),
		step<Three>({
			id: 'small-from-the-start',
			title: 'Was the large one needed?',
			text:
				`Pruning makes a small network out of a large one. C is small from the start: two layers of 16 units, ` +
				`${formatCount(smallCount)} parameters, from random weights. It trains from step 0, in all steps that the others had together.`,
			experiment: fromStart,
			shown,
			prediction: {
				question: 'Which will be right on more new points?',
				choices: ['B, pruned', 'C, small from the start', 'Both on as many'],
				answer: ({ pruned, other }) =>
					pruned.now === other.now ? 2 : pruned.now > other.now ? 0 : 1
			},
			task: finish,
			hint,
			check: (watch: Watch) => missingOfRun(watch, fromStart) ?? three(watch),
			seen: ({ pruned, other }) => [
				{
					text: `B, with ${formatCount(left)} parameters left, is right on ${formatCount(pruned.now)}, and C, with `
				},
				{ text: formatCount(smallCount), strong: true },
				{ text: `, on ${formatCount(other.now)}.` }
			]
		}),
		step<Two>({
			id: 'harder',
			title: 'A longer spiral',
			text:
				`This spiral has ${hardSpiral.options.turns} turns, and more has to be remembered of it. A is as large as before and has learned it in ` +
				`${formatCount(hardSpiral.steps)} steps. Of B nine in ten weights go again, by size, and it is trained further for ${formatCount(hardSpiral.further.steps)}.`,
			experiment: harder,
			shown,
			prediction: {
				question: `On how many of ${points} new points will B be right, beside A?`,
				choices: distances,
				answer: ({ whole, pruned }) => distance(whole, pruned)
			},
			task: finish,
			hint: `${hint} The pretrained network takes longer here, and is kept on this device.`,
			check: (watch: Watch) => missingOfRun(watch, harder) ?? two(watch),
			seen: ({ whole, pruned }) => [
				{ text: 'B is right on ' },
				{ text: formatCount(pruned.now), strong: true },
				{ text: `, and A on ${formatCount(whole.now)}: how many can go depends on the task.` }
			]
		})
	],
	teacher: {
		misconception: 'Every weight holds a piece of what a network knows.',
		expected: [
			`Pruned by size and trained further, B was right on at most ${margin} of ${points} new points fewer than A in ${isAsGood}; it was right on at least 200 more than the one pruned at random in ${beatsRandom}.`,
			`On the longer spiral 90 % pruned stayed within ${margin} in only ${hardIsAsGood}.`,
			`Two layers of 16 units from the start were right on 990 or more in ${smallIsEnough}.`
		],
		answers: [
			`At most ${margin} fewer than A.`,
			'200 fewer, or more.',
			'It may be either, and is often level: a small network from the start is enough for this spiral.',
			'It differs from draw to draw, and is mostly more than ten fewer.'
		],
		question:
			'If a small network from the start is as good, when is it still worth while to prune a large one?'
	}
};
