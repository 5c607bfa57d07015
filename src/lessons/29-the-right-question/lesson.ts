import { counted, formatCount, formatPercent } from '$lib/format.ts';
import {
	featuresOnRings,
	lineOn,
	networkOnRings,
	plenty,
	product,
	rings
} from '$lib/claims/features.ts';
import { features, plainFeatures } from '$lib/data/features.ts';
import { setFeatures } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { featuresOf } from '$lib/experiment/features.ts';
import { measuredSeeds } from '$lib/experiment/sweep/sweepPresets.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import {
	lastOf,
	missingOfExperiment,
	missingOfRun,
	missingSteps,
	standingOf,
	type Standing
} from '../scores.ts';

const seed = 2;
const wide = networkOnRings(64, seed);
const line = lineOn(plainFeatures, seed);
const wrong = lineOn(product, seed);
const newPoints = wide.data.validation;

/** The wide network from more points, without a penalty and with one. */
const catchingUp: Experiment = {
	...networkOnRings(64, seed, plenty),
	networks: [0, 0.001].map((l2) => ({ ...wide.networks[0], own: l2 > 0 ? { l2 } : {} }))
};

const drawsOf = (at: number) =>
	Math.round(measuredSeeds * featuresOnRings.criteria[at].expectedShare);

const shown: Shown = { card: ['picture', 'mistakes'], losses: 'both', train: true };

/** "x₁² and x₂²". */
function inputsIn({ data }: Experiment): string {
	const names = featuresOf(data).map((key) => features[key].name);
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

interface Answered extends Standing {
	inputs: string;
}

function answered(watch: Watch, index = 0): Answered {
	return { ...standingOf(watch, index), inputs: inputsIn(watch.experiment) };
}

const rightIn = ({ wrongValidation }: Standing) => newPoints - wrongValidation;

/** What the wide network got right, if that step is done; else what it is known to reach. */
function toBeat(watch: Watch): Standing | null {
	return (watch.earlier('as-usual') as Standing | undefined) ?? null;
}

const enough = 0.8;

/** The line after a run to its end, whatever it sees, or why that does not count. */
function lineAtEnd(watch: Watch): Answered | NotYet {
	const wanted = setFeatures(line, featuresOf(watch.experiment.data));
	return missingOfExperiment(watch, wanted) ?? missingSteps(watch, wanted) ?? answered(watch);
}

export const lesson: Lesson = {
	title: 'The right question',
	summary:
		'Three parameters against 4,417: what a network is shown of each point can matter more than its size.',
	minutes: 8,
	claims: [featuresOnRings.name],
	sources: [
		{
			by: 'Domingos 2012',
			title: 'A few useful things to know about machine learning, section 8',
			url: 'https://doi.org/10.1145/2347736.2347755'
		}
	],
	steps: [
		step<Standing>({
			id: 'as-usual',
			title: 'Forty points',
			text:
				`Only ${rings.training} points are known, one label in ten of them wrong, and the network has 4,417 parameters. ` +
				'For each point it is shown two numbers: how far right it lies, x₁, and how far up, x₂. Whatever else ' +
				'there is to see it has to find out from these.',
			experiment: wide,
			shown,
			prediction: {
				question: `How many of the ${newPoints} new points will it get right?`,
				choices: ['About seven in ten', 'About eight in ten', 'About nine in ten'],
				answer(facts) {
					const share = rightIn(facts) / newPoints;
					return share <= 0.75 ? 0 : share <= 0.85 ? 1 : 2;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch) => missingOfRun(watch, wide) ?? standingOf(watch, 0),
			seen: (facts) => [
				{ text: `${counted(facts.parameters, 'parameter')} get ` },
				{ text: `${formatCount(rightIn(facts))} of ${formatCount(newPoints)}`, strong: true },
				{
					text: ' new points right. With one label in ten wrong, nine in ten is about the best to expect.'
				}
			]
		}),
		step<Answered>({
			id: 'another-question',
			title: 'Ask for something else',
			text:
				'Here is the smallest network there is: no hidden layer, one weight for each input and a bias. It can only ' +
				'add up what it is shown, so from x₁ and x₂ it draws a straight line. But what it is shown is your choice. ' +
				'A number that is computed from the raw ones for a network to see is called a _feature_. What tells a point ' +
				'of the inner ring from one of the outer?',
			experiment: line,
			shown: { ...shown, inputs: true },
			task: 'Choose inputs with which this network gets more new points right than the 4,417 parameters did, and train it.',
			hint: 'How far a point lies from the middle is what counts: x₁² + x₂² says it.',
			check(watch) {
				const end = lineAtEnd(watch);
				if (end instanceof NotYet) return end;
				const before = toBeat(watch);
				const needed = before === null ? Math.ceil(enough * newPoints) : rightIn(before) + 1;
				if (rightIn(end) >= needed) return end;
				return notYet(
					`on ${end.inputs} it gets ${formatCount(rightIn(end))} of ${formatCount(newPoints)} new points right, and ${formatCount(needed)} are needed. Choose other inputs, and train again.`
				);
			},
			attempt(watch) {
				const end = lineAtEnd(watch);
				if (end instanceof NotYet) return null;
				const before = toBeat(watch);
				const needed = before === null ? Math.ceil(enough * newPoints) : rightIn(before) + 1;
				return {
					text: `${end.inputs}, ${counted(end.parameters, 'parameter')}: ${formatPercent(lastOf(watch.histories[0]).validation.accuracy)} of new points right`,
					counts: rightIn(end) >= needed
				};
			},
			seen: (end) => [
				{ text: `${counted(end.parameters, 'parameter')} on ${end.inputs} get ` },
				{ text: `${formatCount(rightIn(end))} of ${formatCount(newPoints)}`, strong: true },
				{ text: ' new points right, from the same 40 points.' }
			]
		}),
		step<Answered>({
			id: 'wrong-question',
			title: 'The wrong question',
			text:
				'Was it only the curved input? Here the same kind of network sees x₁x₂, the product. That is a fine question ' +
				'for other data, those called XOR, and of no use for rings: on every circle the product takes both signs. ' +
				`When this was tried, it was right on at least one new point in ten fewer than the 4,417 in ${drawsOf(5)} of ${measuredSeeds} draws.`,
			experiment: wrong,
			shown: { ...shown, inputs: true },
			prediction: {
				question: 'How many new points will it get right?',
				choices: ['About half', 'About three in four', 'About nine in ten'],
				answer(facts) {
					const share = rightIn(facts) / newPoints;
					return share < 0.63 ? 0 : share < 0.83 ? 1 : 2;
				}
			},
			task: 'Leave x₁x₂ as the only input, press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch) => missingOfRun(watch, wrong) ?? answered(watch),
			seen: (facts) => [
				{ text: `On ${facts.inputs} it gets ` },
				{ text: `${formatCount(rightIn(facts))} of ${formatCount(newPoints)}`, strong: true },
				{
					text: ' new points right. A feature helps where it says what counts; else it is in the way.'
				}
			]
		}),
		step<{ bare: Standing; penalised: Standing }>({
			id: 'catching-up',
			title: 'Can size catch up?',
			text:
				`So far there were ${rings.training} points. Now the 4,417 parameters see x₁ and x₂ of ${plenty}: A as before, and B ` +
				'with a penalty on large weights, L2 of 0.001. The square that was given to the small network is knowledge of ' +
				`yours; these two must get it from points. When this was tried with ${measuredSeeds} draws, A stayed behind the three ` +
				`parameters in ${drawsOf(6)}, and B came within two points in a hundred of them in ${drawsOf(7)}.`,
			experiment: catchingUp,
			shown,
			prediction: {
				question: `Eight times the points: which gets at least ${formatPercent(0.85)} of the new points right?`,
				choices: ['Neither', 'Only A', 'Only B', 'Both'],
				answer({ bare, penalised }) {
					const reaches = (facts: Standing) => rightIn(facts) >= 0.85 * newPoints;
					return (reaches(bare) ? 1 : 0) + (reaches(penalised) ? 2 : 0);
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch) =>
				missingOfRun(watch, catchingUp) ?? {
					bare: standingOf(watch, 0),
					penalised: standingOf(watch, 1)
				},
			seen: ({ bare, penalised }) => [
				{
					text: `Of ${formatCount(newPoints)} new points A gets ${formatCount(rightIn(bare))} right and B `
				},
				{ text: formatCount(rightIn(penalised)), strong: true },
				{
					text: `, from ${formatCount(plenty)} points in place of ${formatCount(rings.training)}. More points and a penalty do what the right question did with three parameters.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'A larger network sees more. It sees what it is shown; and with few points, to be shown the right thing is worth more than any size.',
		expected: [
			'About 246 of 300 new points right with 4,417 parameters from 40 points, and 274 with three on x₁² and x₂²; the true rings get 275 of these right.',
			`The three are ahead in every draw that was tried, and ahead of the wide network at its lowest validation loss in ${drawsOf(2)} of ${measuredSeeds} draws.`
		],
		answers: [
			'About eight in ten: 246 of 300.',
			'x₁² and x₂². Other inputs beside them do little harm; without them the network stays behind.',
			'About half: 149 of 300.',
			'Only B, in this draw: the penalty keeps it from learning the wrong labels by heart.'
		],
		question:
			'Speech and pictures are learned today from raw numbers, without features made by hand. What has to be there in plenty for that to work?'
	}
};
