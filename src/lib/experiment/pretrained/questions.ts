/**
 * What can be asked of a trained network, each with the setting in which its answer was measured
 * (`claims/started`, `claims/afterTraining`). A question shows its first two networks; each of the others
 * answers a further question, asked once the run has ended.
 */
import '../parts/pretrainedPart.ts';
import type { Experiment } from '../experiment.ts';
import { after, easySpiral, fromTheStart } from './pretraining.ts';
import { withAsManySteps } from './samePoints.ts';
import { original, type Start } from './start.ts';
import { networkFrom } from './startEdits.ts';
import {
	freshLast,
	fromScratch,
	labelsSwapped,
	learnTask,
	ringsTeacher,
	student,
	tuned,
	turnedFar
} from './tuning.ts';

export interface Question {
	name: 'prune' | 'quantize' | 'distil' | 'few points' | 'small update';
	title: string;
	/** All its networks, the first two of which it opens with. */
	experiment: Experiment;
	/** What adds the third, and the fourth. */
	further: readonly string[];
	/** Its claim. */
	claim: string;
}

/** 90 % of the weights go, by size over the whole network, and the rest trains further. */
export const prunedBySize: Start = {
	prune: { share: 0.9, first: 'smallest', over: 'network', what: 'weights' },
	quantize: null,
	train: 'all'
};

export const prunedAtRandom: Start = {
	...prunedBySize,
	prune: { ...prunedBySize.prune!, first: 'random' }
};

export const inThreeBits: Start = { ...original, quantize: { bits: 3, scale: 'layer' } };

/** The widest of two layers that has at most the 558 parameters which pruning leaves: 547. */
export const widthOfAsMany = 21;

export const questions: readonly Question[] = [
	{
		name: 'prune',
		title: 'How many can go?',
		experiment: after(easySpiral, (pretrained) => [
			...[original, prunedBySize, prunedAtRandom].map((start) => networkFrom(pretrained, start)),
			fromTheStart(pretrained, widthOfAsMany)
		]),
		further: ['Does it matter which go?', 'Was the large one needed?'],
		claim: 'prune-by-size'
	},
	{
		name: 'quantize',
		title: 'How exact must they be?',
		experiment: after(easySpiral, (pretrained) =>
			[
				original,
				inThreeBits,
				{ ...inThreeBits, quantize: { bits: 3, scale: 'unit' } as const },
				{ ...inThreeBits, train: 'all' as const }
			].map((start) => networkFrom(pretrained, start))
		),
		further: ['Does a scale for each unit help?', 'And if it trains further?'],
		claim: 'quantize-spiral'
	},
	{
		name: 'distil',
		title: 'Can it teach?',
		experiment: after(ringsTeacher, (pretrained) => [
			networkFrom(pretrained, original),
			student(),
			student({ teacher: 'training' }),
			student({ stopAtBest: true })
		]),
		further: ['And from the answers of the large one?', 'And from labels, stopped at its best?'],
		claim: 'distil-rings'
	},
	{
		name: 'few points',
		title: 'Few points',
		experiment: learnTask(labelsSwapped, [
			fromScratch(),
			tuned('all'),
			freshLast(),
			freshLast({ untrained: true })
		]),
		further: ['And with a fresh last layer alone?', 'Had the layers before it to be trained?'],
		claim: 'fine-tune-swapped'
	},
	{
		name: 'small update',
		title: 'A small update',
		experiment: learnTask(turnedFar, [
			fromScratch(),
			tuned('all'),
			tuned({ rank: 2 }),
			tuned('biases')
		]),
		further: ['Is a small update enough?', 'And with the biases alone?'],
		claim: 'lora-turned'
	}
];

/** Throws a `RangeError` where there is none of this name. */
export function questionNamed(name: string): Question {
	const question = questions.find((candidate) => candidate.name === name);
	if (!question) throw new RangeError(`There is no question named “${name}”.`);
	return question;
}

/** The question's setting with its first networks, shown as the present experiment is. */
export function ask({ view }: Experiment, { experiment }: Question, networks = 2): Experiment {
	const first = { ...experiment, networks: experiment.networks.slice(0, networks), view };
	return withAsManySteps(experiment, first);
}

/** What the next network of the question would answer; null where it has all, or is no longer that
 * question's. */
export function nextOf(experiment: Experiment, { further }: Question): string | null {
	return further[experiment.networks.length - 2] ?? null;
}

/** With the next network of the question. */
export function askFurther(experiment: Experiment, question: Question): Experiment {
	const added = question.experiment.networks[experiment.networks.length];
	if (!added) return experiment;
	return withAsManySteps(experiment, {
		...experiment,
		networks: [...experiment.networks, added]
	});
}
