import { formatCount, formatExact } from '$lib/format.ts';
import { countBlocks } from '$lib/architectures/block.ts';
import { gpt3Family } from '$lib/architectures/families/gpt.ts';
import { golfLimit, parameterGolf } from '$lib/claims/parameterGolf.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { bestPossibleErrors, drawData } from '$lib/data/draw.ts';
import { specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import { fromLink } from '$lib/experiment/link/readLink.ts';
import { shapeForm } from '$lib/experiment/networkForm.ts';
import { defaultNetwork, firstScreen } from '$lib/experiment/presets.ts';
import { countParameters } from '$lib/network/cost.ts';
import type { Asked } from '../asked.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import { missingOfRun, standingOf } from '../scores.ts';

const course: Experiment = { ...firstScreen, networks: [defaultNetwork] };
const points = course.data.validation;
/** What the true rings get wrong, because of the labels. */
const wrongLabels = bestPossibleErrors(drawData(course.data).validation, course.data);
/** The small network of the first screen. */
const par = countParameters(specOf(firstScreen, 0));

const shown: Shown = {
	card: ['picture', 'mistakes', 'new points', 'width', 'depth', 'details'],
	train: true
};

/** So many other draws judge it. */
const manyDraws = 3;

interface Round {
	parameters: number;
	wrong: number;
	link: string;
}

interface Draw {
	seed: number;
	wrong: number;
}

interface Luck {
	/** Of the round. */
	link: string;
	parameters: number;
	/** On the course, if the round is done. */
	before: number | null;
	draws: readonly Draw[];
}

function roundOf(asked: Asked): Round | undefined {
	return asked.earlier('round') as Round | undefined;
}

/** The network of the round, or the course's own. */
function chosen(asked: Asked): Experiment {
	const round = roundOf(asked);
	return round === undefined ? course : fromLink(round.link).experiment;
}

/** As `missingOfRun`, of one network of any shape, without settings of its own. */
function missingOfRound(watch: Watch): NotYet | null {
	const [network] = watch.experiment.networks;
	return missingOfRun(watch, { ...course, networks: [{ ...network, own: {} }] });
}

function playedOf(watch: Watch): Round {
	const { parameters, wrongValidation: wrong } = standingOf(watch, 0);
	return { parameters, wrong, link: toLink(watch.experiment) };
}

const isEnough = ({ parameters, wrong }: Round) => parameters <= par && wrong <= golfLimit;

/** "has 37 parameters (at most 25 are asked) and is wrong on 48 of 300 new points (at most 45 are)". */
function failingWords({ parameters, wrong }: Round): string {
	return [
		parameters > par ? `has ${formatCount(parameters)} parameters (at most ${par} are asked)` : '',
		wrong > golfLimit
			? `is wrong on ${formatCount(wrong)} of ${points} new points (at most ${golfLimit} are asked)`
			: ''
	]
		.filter((words) => words !== '')
		.join(' and ');
}

interface JudgedDraw extends Draw {
	/** Of the network on the course. */
	link: string;
}

/** The draw that has just been judged, or what is missing for it. */
function judgedDraw(watch: Watch): JudgedDraw | NotYet {
	const before = chosen(watch);
	const { seed } = watch.experiment.data;
	if (seed === before.data.seed) {
		return notYet('these are the points of the course. Press “New draw”, then “Train”.');
	}
	const missing = missingOfRun(watch, { ...before, data: { ...before.data, seed } });
	if (missing) return missing;
	return { link: toLink(before), seed, wrong: standingOf(watch, 0).wrongValidation };
}

function isBetter(now: Round, before: Round | undefined): boolean {
	if (before === undefined || now.parameters < before.parameters) return true;
	return now.parameters === before.parameters && now.wrong < before.wrong;
}

const largest = gpt3Family.models[gpt3Family.models.length - 1];
const largestCount = countBlocks(gpt3Family.blocks(largest.config));

const [three, four, twoLayers] = parameterGolf.criteria.map(drawsOf);

export const lesson: Lesson = {
	title: 'Parameter golf',
	summary: 'The fewest parameters win. Then other points tell how much of the score was luck.',
	minutes: 12,
	claims: [parameterGolf.name],
	sources: [
		{
			by: 'Johnson 2019',
			title: 'Deep, skinny neural networks are not universal approximators',
			url: 'https://arxiv.org/abs/1810.00393'
		},
		{
			by: 'Hastie, Tibshirani and Friedman 2009',
			title: 'The Elements of Statistical Learning, chapter 7: Model assessment and selection',
			url: 'https://hastie.su.domains/ElemStatLearn/'
		}
	],
	ending: {
		text:
			`The first lesson has two numbers, set by hand; the rings of this one take ${par} or fewer. The same count, ` +
			`layer by layer, gives ${largest.name} ${formatExact(largestCount)}: each of them a weight or a bias like yours, ` +
			'moved a little at every step of training. What so many of them hold, no count alone can say.',
		link: { words: `${largest.name}, layer by layer`, hash: `model=${largest.id}&v=1` }
	},
	steps: [
		step<Round>({
			id: 'round',
			title: 'The course',
			text:
				'In golf the fewest strokes win; here, the fewest parameters. The course is two rings of ' +
				`${course.data.training} points with one label in ten wrong, and ${points} new points: ${wrongLabels} of ` +
				'these have a wrong label too, so nobody can expect to get many fewer wrong. Points and training stay ' +
				'as they are. The network is yours: its width, its depth, and, under “Layers, memory and own settings”, ' +
				'a width for each layer.',
			experiment: course,
			shown,
			task: `Get at most ${golfLimit} of ${points} new points wrong with ${par} parameters or fewer. Then try with fewer still: your score card keeps the best.`,
			hint: 'One hidden layer may do: with two inputs and a width of w it has 4 × w + 1 parameters. A network that has become too small cannot close its line around the inner ring.',
			check(watch: Watch) {
				const missing = missingOfRound(watch);
				if (missing) return missing;
				const [now, before] = [playedOf(watch), roundOf(watch)];
				if (!isEnough(now)) {
					return notYet(`this network ${failingWords(now)}. Change its shape, and train.`);
				}
				if (isBetter(now, before)) return now;
				return notYet(
					`this network needs ${formatCount(now.parameters)} parameters, and your score card keeps one with ${formatCount(before?.parameters)}.`
				);
			},
			attempt(watch: Watch) {
				if (missingOfRound(watch)) return null;
				const now = playedOf(watch);
				const shape = shapeForm.show(watch.experiment.networks[0]);
				return {
					text: `${shape}: ${formatCount(now.parameters)} parameters, wrong on ${formatCount(now.wrong)} of ${points}`,
					counts: isEnough(now)
				};
			},
			seen: ({ parameters, wrong }) => [
				{ text: 'Your best so far: ' },
				{ text: `${formatCount(parameters)} parameters`, strong: true },
				{ text: `, wrong on ${formatCount(wrong)} of ${formatCount(points)} new points.` }
			],
			score: ({ parameters, wrong }) =>
				`Parameter golf: ${formatCount(parameters)} parameters, wrong on ${formatCount(wrong)} of ${formatCount(points)} new points`
		}),
		step<Luck>({
			id: 'another-draw',
			title: 'Was it luck?',
			text:
				'You tried several networks and kept the one that did best on these very points. Part of such a score ' +
				'is luck: it looks better than the network is. A fair judgement needs points that had no say in the ' +
				'choice. “New draw” takes other points from the same source, some to learn from and some to be judged by.',
			experiment: course,
			carriesOn: chosen,
			shown: { ...shown, card: ['picture', 'mistakes', 'new points'], newDraw: true },
			prediction: {
				question: `On the first other draw, will it be wrong on ${golfLimit} or fewer again?`,
				choices: ['Yes', 'No'],
				answer: ({ draws: [first] }) => (first.wrong <= golfLimit ? 0 : 1)
			},
			task: `Press “New draw”, leave the network as it is, and train it to the end. Do so with ${manyDraws} draws: each is added to the list.`,
			hint: 'If you have changed something else, press “Set up again” first.',
			check(watch: Watch) {
				const now = judgedDraw(watch);
				if (now instanceof NotYet) return now;
				const kept = watch.earlier('another-draw') as Luck | undefined;
				const isSameNetwork = kept?.link === now.link;
				const tried = watch
					.tries()
					.flatMap(({ facts }) => (facts === undefined ? [] : [facts as JudgedDraw]));
				const all = [
					...(isSameNetwork ? kept.draws : []),
					...[...tried, now].filter(({ link }) => link === now.link)
				];
				const draws = [...new Map(all.map(({ seed, wrong }) => [seed, { seed, wrong }])).values()];
				if (draws.length < manyDraws && !isSameNetwork) {
					return notYet(
						`${draws.length} of ${manyDraws} draws ${draws.length === 1 ? 'is' : 'are'} judged. Press “New draw”, then “Train”.`
					);
				}
				const { parameters } = standingOf(watch, 0);
				return { link: now.link, parameters, before: roundOf(watch)?.wrong ?? null, draws };
			},
			attempt(watch: Watch) {
				const now = judgedDraw(watch);
				if (now instanceof NotYet) return null;
				const { parameters } = standingOf(watch, 0);
				return {
					text: `${formatCount(parameters)} parameters on the draw ${now.seed}: wrong on ${formatCount(now.wrong)} of ${points}`,
					counts: false,
					facts: now
				};
			},
			seen: ({ parameters, before, draws: others }) => [
				{
					text: `With ${formatCount(parameters)} parameters it ${before === null ? 'is' : `was wrong on ${formatCount(before)} on the course, and is`} wrong on `
				},
				{ text: others.map(({ wrong }) => formatCount(wrong)).join(', '), strong: true },
				{
					text: ` on ${others.length === 1 ? 'another draw' : `${others.length} other draws`}: ${golfLimit} or fewer in ${others.filter(({ wrong }) => wrong <= golfLimit).length} of ${others.length}.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'The network with the best score is the best network. Among many that were tried, the one that scores best was partly lucky on these points.',
		expected: [
			`One hidden layer of three units (13 parameters) was wrong on ${golfLimit} or fewer of ${points} new points in ${three}, one of four units (17 parameters) in ${four}, and two layers of three units (${par} parameters) in ${twoLayers}.`,
			'With two units or fewer in every layer no network can close a line around the inner ring (Johnson 2019), and the smallest network with three of them has 13 parameters.'
		],
		answers: [
			'One hidden layer of three or four units, with 13 or 17 parameters; other shapes do it as well.',
			'It differs: the smaller the network and the longer the search, the more often it fails elsewhere. The class can collect its score cards and judge the winner on ten other draws.'
		],
		question:
			'Competitions hold back points that nobody sees until the end. What would go wrong if they did not?'
	}
};
