import { formatCount, formatPercent } from '$lib/format.ts';
import { enoughForSpiral, spiralClaim } from '$lib/claims/firstScreen.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { firstScreen, trySpiral } from '$lib/experiment/presets.ts';
import { countParameters } from '$lib/network/cost.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import type { Attempt } from '../attempt.ts';
import { notYet, NotYet } from '../notYet.ts';
import {
	extraSteps,
	lastOf,
	missingOfRun,
	missingOfRunWithOneNetwork,
	shapeOf,
	standingOf,
	type Standing
} from '../scores.ts';

const spiral = trySpiral(firstScreen);
const alone: Experiment = { ...spiral, networks: [spiral.networks[0]] };
const wideCount = countParameters(specOf(spiral, 1));
/** Of the new points that a network must get right. */
const goal = 0.95;

const [enough] = enoughForSpiral.networks(1).enough.experiment.networks;
const [isEnough, deepWins] = enoughForSpiral.criteria.map(drawsOf);

const shown: Shown = { card: ['picture', 'mistakes', 'new points'], train: true, chart: true };

interface Both {
	a: Standing;
	b: Standing;
}

interface Found {
	parameters: number;
	accuracy: number;
}

/** A single network of another shape, trained like the others, or why its run does not count. */
function tried(watch: Watch): Found | NotYet {
	const missing = missingOfRunWithOneNetwork(watch, alone);
	if (missing) return missing;
	const { accuracy } = lastOf(watch.histories[0]).validation;
	return { parameters: watch.counts[0], accuracy };
}

const does = ({ parameters, accuracy }: Found, fewerThan: number) =>
	parameters < fewerThan && accuracy >= goal;

/** Such a network with fewer parameters than `fewerThan` that reaches the goal. */
function found(watch: Watch, fewerThan: number): Found | NotYet {
	const now = tried(watch);
	if (now instanceof NotYet || does(now, fewerThan)) return now;
	const parameters = `${formatCount(now.parameters)} parameters`;
	const isFewer = now.parameters < fewerThan;
	if (now.accuracy >= goal) {
		return notYet(
			`${parameters} are enough, but not fewer than ${formatCount(fewerThan)}. Try fewer units or layers.`
		);
	}
	const right = `with ${parameters} it is right on ${formatPercent(now.accuracy)} of the new points, and ${percent} are needed`;
	return notYet(
		isFewer ? `${right}.` : `${right}, with fewer than ${formatCount(fewerThan)} parameters.`
	);
}

function attempt(watch: Watch, fewerThan: number): Attempt | null {
	const now = tried(watch);
	if (now instanceof NotYet) return null;
	const { parameters, accuracy } = now;
	return {
		text: `${shapeOf(watch.experiment, 0)}, ${formatCount(parameters)} parameters${extraSteps(watch, alone)}: ${formatPercent(accuracy)} right`,
		counts: does(now, fewerThan)
	};
}

/** Parameters of the network that the reader found in the step before. */
function countBefore(watch: Watch): number {
	const before = watch.earlier('enough') as Found | undefined;
	return before?.parameters ?? wideCount;
}

const percent = `${100 * goal}\u00a0%`;

export const lesson: Lesson = {
	title: 'When bigger wins',
	summary:
		'The same two networks on a harder shape without wrong labels. How much room does it take?',
	minutes: 10,
	claims: [spiralClaim.name, enoughForSpiral.name],
	sources: [
		{
			by: 'Lang and Witbrock 1988',
			title:
				'Learning to tell two spirals apart, in: Proceedings of the 1988 Connectionist Models Summer School'
		}
	],
	steps: [
		step<Both>({
			id: 'spiral',
			title: 'A longer border',
			text:
				'The two classes here are wound about each other, and every label is correct. The border between them ' +
				'is long and bends all the way. The networks are the same as in the last lesson, and so is the training.',
			experiment: spiral,
			shown,
			prediction: {
				question: 'Which network will be right more often on points it has never seen?',
				choices: ['A, the small one', 'B, the wide one', 'Both equally often'],
				answer({ a, b }) {
					if (a.wrongValidation === b.wrongValidation) return 2;
					return a.wrongValidation < b.wrongValidation ? 0 : 1;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) =>
				missingOfRun(watch, spiral) ?? { a: standingOf(watch, 0), b: standingOf(watch, 1) },
			seen: ({ a, b }) => [
				{
					text: `Of ${formatCount(spiral.data.validation)} new points A, with ${formatCount(a.parameters)} parameters, is wrong on `
				},
				{ text: formatCount(a.wrongValidation), strong: true },
				{ text: `, and B, with ${formatCount(b.parameters)}, on ` },
				{ text: formatCount(b.wrongValidation), strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'enough',
			title: 'How much is enough?',
			text:
				`A is too small for this border, but does it take ${formatCount(wideCount)} parameters? Width and depth are yours to ` +
				'choose; points and training stay as they are.',
			experiment: alone,
			shown: { ...shown, card: [...shown.card!, 'width', 'depth'] },
			task: `Find a network with fewer than ${formatCount(wideCount)} parameters that gets at least ${percent} of the new points right at the end of its run.`,
			hint: `Double the width until it is enough. Two layers of ${enough.width} units were enough in ${isEnough}; with the same count, two layers did better than one in ${deepWins}.`,
			check: (watch: Watch) => found(watch, wideCount),
			attempt: (watch: Watch) => attempt(watch, wideCount),
			seen: ({ parameters, accuracy }) => [
				{ text: 'With ' },
				{ text: `${formatCount(parameters)} parameters`, strong: true },
				{ text: ` your network is right on ${formatPercent(accuracy)} of the new points.` }
			]
		}),
		step({
			id: 'smaller-still',
			title: 'Smaller still',
			text:
				'Now beat yourself. Every network that you try is judged on the same new points, so by trying many you ' +
				'may pick one that was only lucky on these. To be fair, one would judge the last one once more, on ' +
				'points that nobody has looked at.',
			experiment: alone,
			shown: { ...shown, card: [...shown.card!, 'width', 'depth'] },
			task: `Reach ${percent} with fewer parameters than your network of the step before has.`,
			hint: 'Go down a few units at a time. A shape that fails is not always too small: how it ends also depends on the parameters it began with.',
			check(watch: Watch) {
				const before = countBefore(watch);
				const now = found(watch, before);
				return now instanceof NotYet ? now : { ...now, before };
			},
			attempt: (watch: Watch) => attempt(watch, countBefore(watch)),
			seen: ({ parameters, accuracy, before }) => [
				{ text: `From ${formatCount(before)} you came down to ` },
				{ text: `${formatCount(parameters)} parameters`, strong: true },
				{ text: `, and are right on ${formatPercent(accuracy)}.` }
			]
		})
	],
	teacher: {
		misconception:
			'After the last lesson: small networks are better. They are, where there is more noise than shape; here there is only shape.',
		expected: [
			'On the spiral B is right on about 97 % of new points and A on about 67 %; B was ahead in every draw that was tried.',
			`How small it can go depends on the draw: two layers of ${enough.width} units reached ${percent} in ${isEnough}.`
		],
		answers: [
			'B.',
			'Many shapes do it; the class can collect its counts.',
			'Any smaller count. Let two students exchange their links and press “New draw”: does it still reach the goal?'
		],
		question:
			'Why is the network that you found after many tries probably a little worse than its score on these points?'
	}
};
