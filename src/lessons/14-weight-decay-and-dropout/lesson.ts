import { formatCount, formatLoss } from '$lib/analysis/results.ts';
import { regularizationOnRings, tooStrongPenalty } from '$lib/claims/regularization.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { hyperparametersOf, specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import type { Hyperparameters } from '$lib/network/hyperparameters.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import { hasRun, hasRunWithOtherNetworks, standingOf, type Standing } from '../scores.ts';

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

/** A and B have trained to the end, and differ in nothing but what B may have for itself. */
function hasRunBeside(watch: Watch, ...mayDiffer: (keyof Hyperparameters)[]): boolean {
	const { experiment } = watch;
	if (experiment.networks.length !== 2 || !hasRunWithOtherNetworks(watch, twins)) return false;
	const essence = (index: number) => {
		const hyperparameters = { ...hyperparametersOf(experiment, index) };
		for (const key of mayDiffer) Reflect.deleteProperty(hyperparameters, key);
		return JSON.stringify([specOf(experiment, index), hyperparameters]);
	};
	const isPlain = Object.keys(experiment.networks[0].own).length === 0;
	return isPlain && watch.counts[0] === count && essence(0) === essence(1);
}

const gapOf = ({ training, validation }: Standing) => validation - training;

/** "A weight decay of 1 and a dropout of 30 %", but for its beginning. */
function waysOf({ weightDecay, dropout }: Passed): string {
	const ways = [
		weightDecay > 0 ? `a weight decay of ${weightDecay}` : '',
		dropout > 0 ? `a dropout of ${Math.round(100 * dropout)}\u00a0%` : ''
	];
	return ways.filter((way) => way !== '').join(' and ');
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
				hasRun(watch, penalised) ? { a: standingOf(watch, 0), b: standingOf(watch, 1) } : null,
			seen: ({ a, b }) => [
				{
					text: `Both have ${formatCount(b.parameters)} parameters. B leaves ${formatCount(b.wrongTraining)} of its own points wrong, A ${formatCount(a.wrongTraining)}; on new points the loss ends at `
				},
				{ text: formatLoss(b.validation), strong: true },
				{ text: ` for B and ${formatLoss(a.validation)} for A.` }
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
				if (!hasRunBeside(watch, 'l2')) return null;
				const b = standingOf(watch, 1);
				const isCollapsed = 1 - b.wrongTraining / points < collapsed;
				return isCollapsed && Number.isFinite(b.training)
					? { l2: hyperparametersOf(watch.experiment, 1).l2, b }
					: null;
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
				if (!hasRunBeside(watch, 'weightDecay', 'dropout')) return null;
				const [a, b] = [standingOf(watch, 0), standingOf(watch, 1)];
				const { weightDecay, dropout } = hyperparametersOf(watch.experiment, 1);
				const hasPassed =
					b.validation <= goal.loss * a.validation && gapOf(b) <= goal.gap * gapOf(a);
				return hasPassed ? { a, b, weightDecay, dropout } : null;
			},
			seen: (facts) => [
				{ text: `With ${waysOf(facts)}, the loss of B on new points ends at ` },
				{ text: formatLoss(facts.b.validation), strong: true },
				{
					text: ` and its gap at ${formatLoss(gapOf(facts.b))}; A has ${formatLoss(facts.a.validation)} and ${formatLoss(gapOf(facts.a))}. Both have ${formatCount(facts.b.parameters)} parameters.`
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
