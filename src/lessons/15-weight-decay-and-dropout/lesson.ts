import { formatCount, formatExact, formatPlainLoss } from '$lib/format.ts';
import { regularizationOnRings, tooStrongPenalty } from '$lib/claims/regularization.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { hyperparametersOf, specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import type { Hyperparameters } from '$lib/network/hyperparameters.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { missingOfRun, standingOf, type Standing } from '../scores.ts';

const claimed = regularizationOnRings.networks(1);
const free = claimed.none.experiment;
const { l2 } = claimed.l2.experiment.hyperparameters;

/** The network of the claim twice; B has these for itself. */
function beside(own: Partial<Hyperparameters>): Experiment {
	const [network] = free.networks;
	return { ...free, networks: [network, { ...network, own }] };
}

const penalised = beside({ l2 });
const twins = beside({});
const count = countParameters(specOf(free, 0));
const { training: points, validation: newPoints } = free.data;
/** What B must reach, as shares of what A has. */
const goal = { loss: 0.8, gap: 0.5 };
/** Of its own points. */
const collapsed = 2 / 3;

const shown: Shown = {
	card: ['picture', 'mistakes', 'new points'],
	train: true,
	chart: true,
	editable: ['B']
};

interface Both {
	a: Standing;
	b: Standing;
}

interface Strong {
	l2: number;
	b: Standing;
}

interface Passed extends Both {
	weightDecay: number;
	dropout: number;
}

/** Why A and B have not trained to the end, or differ in more than what B may have for itself. */
function missingBeside(watch: Watch, ...mayDiffer: (keyof Hyperparameters)[]): NotYet | null {
	const [a, b] = twins.networks;
	const has = watch.experiment.networks[1]?.own ?? {};
	const own = Object.fromEntries(
		mayDiffer.filter((key) => key in has).map((key) => [key, has[key]])
	);
	return missingOfRun(watch, { ...twins, networks: [a, { ...b, own }] });
}

function strongOf(watch: Watch): Strong {
	return { l2: hyperparametersOf(watch.experiment, 1).l2, b: standingOf(watch, 1) };
}

const isCollapsed = ({ b }: Strong) =>
	Number.isFinite(b.training) && 1 - b.wrongTraining / points < collapsed;

function passedOf(watch: Watch): Passed {
	const { weightDecay, dropout } = hyperparametersOf(watch.experiment, 1);
	return { a: standingOf(watch, 0), b: standingOf(watch, 1), weightDecay, dropout };
}

const mostLoss = ({ a }: Both) => goal.loss * a.validation;
const mostGap = ({ a }: Both) => goal.gap * gapOf(a);

function hasPassed(both: Both): boolean {
	return both.b.validation <= mostLoss(both) && gapOf(both.b) <= mostGap(both);
}

/** "B’s loss on new points is 1.10 (at most 1.26, 0.8 times A’s, is asked)". */
function failingWords(both: Both): string {
	const { b } = both;
	const [loss, gap] = [b.validation, gapOf(b)].map((value) => formatPlainLoss(value));
	const [most, widest] = [mostLoss(both), mostGap(both)].map((value) => formatPlainLoss(value));
	return [
		b.validation <= mostLoss(both)
			? ''
			: `loss on new points is ${loss} (at most ${most}, ${goal.loss} times A’s, is asked)`,
		gapOf(b) <= mostGap(both) ? '' : `gap is ${gap} (at most ${widest}, half of A’s, is asked)`
	]
		.filter((words) => words !== '')
		.map((words, at) => `${at === 0 ? 'B’s' : 'its'} ${words}`)
		.join(', and ');
}

const gapOf = ({ training, validation }: Standing) => validation - training;

/** "A weight decay of 1 and a dropout of 30 %", but for its beginning. */
function waysOf({ weightDecay, dropout }: Passed): string {
	const ways = [
		weightDecay > 0 ? `a weight decay of ${weightDecay}` : '',
		dropout > 0 ? `a dropout of ${Math.round(100 * dropout)}\u00a0%` : ''
	];
	return ways.filter((way) => way !== '').join(' and ') || 'neither weight decay nor dropout';
}

export const lesson: Lesson = {
	title: 'Weight decay and dropout',
	summary: 'A wide network can be kept from learning noise without taking away a single parameter.',
	minutes: 10,
	claims: [regularizationOnRings.name, tooStrongPenalty.name],
	sources: [
		{
			by: 'Krogh and Hertz 1992',
			title: 'A simple weight decay can improve generalization',
			url: 'https://papers.nips.cc/paper/1991/hash/8eefcfdf5990e441f0fb6f3fad709e21-Abstract.html'
		},
		{
			by: 'Loshchilov and Hutter 2019',
			title: 'Decoupled weight decay regularization',
			url: 'https://arxiv.org/abs/1711.05101'
		},
		{
			by: 'Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014',
			title: 'Dropout: a simple way to prevent neural networks from overfitting',
			url: 'https://jmlr.org/papers/v15/srivastava14a.html'
		}
	],
	steps: [
		step<Both>({
			id: 'penalty',
			title: 'Large weights cost something',
			text:
				`A and B are the same wide network, with ${formatCount(count)} parameters each, and one label in ten is ` +
				'wrong. To bend around a single point takes large weights. So B has to pay for them: training lowers ' +
				`not its loss alone, but the loss plus ${l2} times the sum of all its squared weights. That is an ` +
				'_L2 penalty_. The chart shows the loss without it.',
			formula: String.raw`\text{loss} + ${l2} \times \text{sum of } w^2`,
			experiment: penalised,
			shown: { ...shown, editable: [] },
			prediction: {
				question: `How many of its own ${points} points will B get wrong at the end?`,
				choices: ['None, as A does', '1 to 5', 'More than 5'],
				answer: ({ b }) => (b.wrongTraining === 0 ? 0 : b.wrongTraining <= 5 ? 1 : 2)
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) =>
				missingOfRun(watch, penalised) ?? { a: standingOf(watch, 0), b: standingOf(watch, 1) },
			seen: ({ a, b }) => [
				{
					text: `Both have ${formatCount(b.parameters)} parameters. Of its own points B leaves ${formatCount(b.wrongTraining)} wrong, and A ${formatCount(a.wrongTraining)}; on new points the loss ends at `
				},
				{ text: formatPlainLoss(b.validation), strong: true },
				{ text: ` for B and ${formatPlainLoss(a.validation)} for A.` }
			]
		}),
		step<Strong>({
			id: 'too-much',
			title: 'Too much of it',
			text:
				'The count of parameters has not changed. What has become smaller is the freedom to fit noise. If the ' +
				'penalty is too high, the network cannot afford to fit anything: it gives almost the same answer ' +
				'everywhere.',
			experiment: penalised,
			shown: { ...shown, regularization: ['l2'] },
			task: 'Raise the L2 penalty of B until, at the end of its run, it gets fewer than two thirds of its own points right.',
			hint: 'Press “Reset” before each try: what is changed while the run is under way does not count. Ten times the penalty is worth a try.',
			check(watch: Watch) {
				const missing = missingBeside(watch, 'l2');
				if (missing) return missing;
				const strong = strongOf(watch);
				if (isCollapsed(strong)) return strong;
				return notYet(
					Number.isFinite(strong.b.training)
						? `with a penalty of ${formatExact(strong.l2)} B gets ${formatCount(points - strong.b.wrongTraining)} of its own ${points} points right, where fewer than ${collapsed * points} are asked. Press “Reset”, raise the penalty, and train.`
						: `with a penalty of ${formatExact(strong.l2)} training diverged, and B gives no answers at all. Press “Reset”, and take a lower one.`
				);
			},
			attempt(watch: Watch) {
				if (missingBeside(watch, 'l2')) return null;
				const strong = strongOf(watch);
				const right = points - strong.b.wrongTraining;
				return {
					text: `L2 penalty ${formatExact(strong.l2)}: ${formatCount(right)} of ${points} of its own points right`,
					counts: isCollapsed(strong)
				};
			},
			seen: ({ l2: penalty, b }) => [
				{ text: `With a penalty of ${penalty} B is wrong on ` },
				{ text: `${formatCount(b.wrongTraining)} of ${formatCount(points)}`, strong: true },
				{
					text: ` of its own points and on ${formatCount(b.wrongValidation)} of ${formatCount(newPoints)} new ones: its ${formatCount(b.parameters)} parameters are all there, and of no use.`
				}
			]
		}),
		step<Passed>({
			id: 'two-more-ways',
			title: 'Two more ways',
			text:
				'_Weight decay_ makes every weight a little smaller at each step, apart from the loss. _Dropout_ ' +
				'silences a random share of the hidden units at each step, so that no unit can rely on a few others; ' +
				'when the network is judged, all of them answer. The distance between the two losses of a network is ' +
				'its _generalization gap_: here is a test for it.',
			experiment: twins,
			shown: { ...shown, regularization: ['weightDecay', 'dropout'], losses: 'both' },
			task: `With weight decay, dropout or both, make B end with a loss on new points of at most ${goal.loss} times A’s, and a gap of at most half of A’s.`,
			hint: 'Press “Reset” before each try. A weight decay of 1 and a dropout of 30 % each passed in every draw that was tried.',
			check(watch: Watch) {
				const missing = missingBeside(watch, 'weightDecay', 'dropout');
				if (missing) return missing;
				const passed = passedOf(watch);
				return hasPassed(passed)
					? passed
					: notYet(`${failingWords(passed)}. Press “Reset”, and try other values.`);
			},
			attempt(watch: Watch) {
				if (missingBeside(watch, 'weightDecay', 'dropout')) return null;
				const passed = passedOf(watch);
				const { b } = passed;
				return {
					text: `With ${waysOf(passed)}: loss on new points ${formatPlainLoss(b.validation)}, gap ${formatPlainLoss(gapOf(b))}`,
					counts: hasPassed(passed)
				};
			},
			seen: (facts) => [
				{ text: `With ${waysOf(facts)}, the loss of B on new points ends at ` },
				{ text: formatPlainLoss(facts.b.validation), strong: true },
				{
					text: ` and its gap at ${formatPlainLoss(gapOf(facts.b))}; those of A are ${formatPlainLoss(facts.a.validation)} and ${formatPlainLoss(gapOf(facts.a))}. Both have ${formatCount(facts.b.parameters)} parameters.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'A network overfits because it has too many parameters, so the cure is to take some away. The count can stay: it is enough to keep the parameters from doing whatever they like.',
		expected: [
			'Without help the loss on new points ends near 1.6. An L2 penalty of 0.001 brings it to about 0.42, a weight decay of 1 to about 0.53, and a dropout of 30 % to about 0.43.',
			'Each of the three passed the test in every draw that was tried.'
		],
		answers: [
			'More than 5: B leaves most of the wrong labels alone.',
			`A penalty of 0.01 did it in ${drawsOf(tooStrongPenalty.criteria[0])}.`,
			'A weight decay of 1, or a dropout of 30 %; many other values pass as well.'
		],
		question:
			'All three make the training loss worse. How can something that makes a network worse at its own points make it better at new ones?'
	}
};
