import { formatCount, formatFixed, formatSmallLoss } from '$lib/format.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import type { Beside } from '$lib/components/sweep/chart/beside.ts';
import { equalCompute as claim } from '$lib/claims/equalCompute.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { planSweep } from '$lib/experiment/sweep/sweepPlan.ts';
import { computeBudgets, equalCompute } from '$lib/experiment/sweep/sweepPresets.ts';
import type { Part } from '$lib/analysis/sentence.ts';
import { sweepStep, type Lesson } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import { missingOfSweep } from '../scores.ts';
import type { SweepShown, SweepWatch } from '../sweepWatch.ts';

/** A larger budget means more steps, and so fewer seeds in about the same time. */
const seeds = [3, 3, 2];
const [small, medium, large] = computeBudgets.map((compute, i): Sweep => ({
	...equalCompute(compute),
	seeds: seeds[i]
}));

const millions = (compute: number) => `${compute / 1e6} million`;
const shown: SweepShown = { reading: true, scale: 'log' };

const firstBudget = { id: 'first-budget', compute: computeBudgets[0] };
const secondBudget = { id: 'four-times', compute: computeBudgets[1] };

interface Size {
	parameters: number;
	/** Optimizer steps that the budget is enough for. */
	steps: number;
	/** Median over seeds. */
	loss: number;
}

interface Split {
	smallest: Size;
	best: Size;
	largest: Size;
	/** All of them, rising. */
	sizes: readonly Size[];
}

interface Grown extends Split {
	/** Parameters of the best size with the first budget, if that step is done. */
	before: number | null;
}

function splitOf(watch: SweepWatch, sweep: Sweep): Split | NotYet {
	const missing = missingOfSweep(watch, sweep);
	if (missing) return missing;
	const planned = planSweep({ ...sweep, seeds: 1 });
	const sizeOf = ({ value, parameters, validation }: SweepPoint): Size => ({
		parameters,
		steps: planned.find((network) => network.value === value)!.experiment.stopAt,
		loss: validation.median
	});
	const sizes = watch.points.map(sizeOf).filter(({ loss }) => Number.isFinite(loss));
	if (sizes.length < 3) {
		return notYet(
			`only ${sizes.length} of the sizes have a loss that is a number: the others diverged. Press “Set up again”, then “Train”.`
		);
	}
	const best = sizes.reduce((least, size) => (size.loss < least.loss ? size : least));
	return { smallest: sizes[0], best, largest: sizes[sizes.length - 1], sizes };
}

function grownOf(watch: SweepWatch, sweep: Sweep): Grown | NotYet {
	const split = splitOf(watch, sweep);
	if (split instanceof NotYet) return split;
	const first = watch.earlier(firstBudget.id) as Split | undefined;
	return { ...split, before: first?.best.parameters ?? null };
}

/** The curves of the budgets of earlier steps, where they were trained. */
function besides(
	{ earlier }: SweepWatch,
	own: number,
	steps: readonly { id: string; compute: number }[]
): Beside | null {
	const found = steps.flatMap(({ id, compute }) => {
		const split = earlier(id) as Partial<Split> | undefined; // An older version kept no sizes.
		return split?.sizes && split.best ? [{ compute, best: split.best, sizes: split.sizes }] : [];
	});
	if (found.length === 0) return null;
	const lowest = found.map(
		({ compute, best }) =>
			`with ${millions(compute)} operations the lowest was ${formatSmallLoss(best.loss)}, with ${formatCount(best.parameters)} parameters`
	);
	return {
		ownName: millions(own),
		ghosts: found.map(({ compute, sizes }) => ({
			name: millions(compute),
			points: sizes.map(({ parameters, loss }) => ({ x: parameters, y: loss }))
		})),
		words: `Dashed: what smaller budgets gave. ${capital(lowest.join('; '))}.`
	};
}

const capital = (text: string) => text[0].toUpperCase() + text.slice(1);

/** "97 parameters, trained for 322 steps, do best, with a loss of 0.0051". */
function bestWords({ best }: Split): Part[] {
	return [
		{ text: `${formatCount(best.parameters)} parameters`, strong: true },
		{
			text: `, trained for ${formatCount(best.steps)} steps, do best, with a loss of ${formatSmallLoss(best.loss)}`
		}
	];
}

function endsWords({ smallest, best, largest }: Split): string {
	const words = ({ loss, steps }: Size) =>
		`${formatFixed(loss / best.loss, 1)} times as high after ${formatCount(steps)} steps`;
	return `the loss of the smallest network is ${words(smallest)}, and that of the largest is ${words(largest)}`;
}

function movedWords({ best, before }: Grown): string {
	if (before === null) return '.';
	const first = `; with ${millions(computeBudgets[0])} operations`;
	if (best.parameters === before) return `${first} it was the same size.`;
	return `${first} it was ${formatCount(before)} parameters.`;
}

export const lesson: Lesson = {
	title: 'Parameters are not performance',
	summary: 'The same compute, spent on a larger network or on more training.',
	minutes: 12,
	claims: [claim.name],
	sources: [
		{
			by: 'Hoffmann, Borgeaud, Mensch and others 2022',
			title: 'Training compute-optimal large language models',
			url: 'https://arxiv.org/abs/2203.15556'
		},
		{
			by: 'Kaplan, McCandlish, Henighan and others 2020',
			title: 'Scaling laws for neural language models',
			url: 'https://arxiv.org/abs/2001.08361'
		}
	],
	further: [
		{
			words: 'Chinchilla beside Gopher, layer by layer',
			hash: 'model=chinchilla&beside=gopher&v=1'
		}
	],
	steps: [
		sweepStep<Split>({
			id: firstBudget.id,
			title: 'One budget, two ways to spend it',
			text:
				'Training costs _compute_: about six operations for each parameter and each point seen. Every network ' +
				`here may spend the same ${millions(computeBudgets[0])} operations, on new points at every step. A small network can afford ` +
				'many steps, a large one only a few. Which spends them best?',
			formula: String.raw`\text{compute} \approx 6 \times \text{parameters} \times \text{points seen}`,
			sweep: small,
			shown,
			prediction: {
				question: 'Which network will have the lowest loss on new points?',
				choices: ['The smallest, with the most steps', 'One in between', 'The largest'],
				answer: ({ smallest, best, largest }) =>
					best.parameters === smallest.parameters
						? 0
						: best.parameters === largest.parameters
							? 2
							: 1
			},
			task: 'Press “Train”, and let every network spend its budget.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: SweepWatch) => splitOf(watch, small),
			seen: (split) => [...bestWords(split), { text: `; ${endsWords(split)}.` }]
		}),
		sweepStep<Grown>({
			id: secondBudget.id,
			title: 'Four times the compute',
			text:
				'The small network has learned what it can: more steps hardly help it. The large one was cut off while it ' +
				'was still learning. Now each network may spend four times as much.',
			sweep: medium,
			shown,
			task: `Train again, with ${millions(computeBudgets[1])} operations for each network.`,
			hint: 'If you have changed something, press “Set up again” first.',
			beside: (watch: SweepWatch) => besides(watch, computeBudgets[1], [firstBudget]),
			check: (watch: SweepWatch) => grownOf(watch, medium),
			seen: (grown) => [...bestWords(grown), { text: movedWords(grown) }]
		}),
		sweepStep<Grown>({
			id: 'sixteen-times',
			title: 'Sixteen times',
			text:
				'How should a larger budget be shared out? Kaplan and others advised in 2020 to put most of it into ' +
				'parameters. Hoffmann and others measured again in 2022, and corrected them: parameters and data should ' +
				'grow in equal proportion. Their Chinchilla, with 70 billion parameters and four times the text, did better ' +
				'than Gopher with 280 billion, for the same compute.',
			sweep: large,
			shown,
			prediction: {
				question: `How many parameters will do best with ${millions(computeBudgets[2])} operations?`,
				choices: ['Fewer than 60', '60 to 200', 'More than 200'],
				answer: ({ best: { parameters } }) => (parameters < 60 ? 0 : parameters <= 200 ? 1 : 2)
			},
			task: `Train once more, with ${millions(computeBudgets[2])} operations for each network.`,
			hint: 'If you have changed something, press “Set up again” first.',
			beside: (watch: SweepWatch) => besides(watch, computeBudgets[2], [firstBudget, secondBudget]),
			check: (watch: SweepWatch) => grownOf(watch, large),
			seen: (grown) => [
				...bestWords(grown),
				{ text: `; ${endsWords(grown)}` },
				{ text: movedWords(grown) }
			]
		})
	],
	teacher: {
		misconception:
			'The model with more parameters is the better one. For a given cost of training there is a best size, and both a smaller and a larger network waste some of it.',
		expected: [
			'With each budget the best size lies between the ends, whose losses are at least 1.5 times as high, in 39 of 40 draws.',
			'Near its lowest point the curve is flat: which of the sizes there comes out best is partly chance.',
			'From the first budget to the third the best size grows in 39 of 40 draws, typically from about 50 to about 150 parameters. The figures belong to this task.'
		],
		answers: [
			'One in between.',
			'The best size is larger as a rule; it may stay the same.',
			'60 to 200, as a rule.'
		],
		question:
			'A model is trained once and used by millions. Why might one then train a model smaller than the best size, for longer?'
	}
};
