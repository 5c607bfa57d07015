import type { Experiment, NetworkSettings } from '../../experiment/experiment.ts';
import { after } from '../../experiment/pretrained/pretraining.ts';
import { original } from '../../experiment/pretrained/start.ts';
import { networkFrom } from '../../experiment/pretrained/startEdits.ts';
import { ringsTeacher, student } from '../../experiment/pretrained/tuning.ts';
import { isAhead, right } from '../afterTraining.ts';
import type { Claim, ExperimentNetwork, Results } from '../claim.ts';
import { bestStep } from '../measures.ts';

/** A small network learns from the answers of a large one. */

/** By name: from labels, from the teacher's answers on the same points, and on points that nobody labelled. */
const students = {
	labels: student(),
	answers: student({ teacher: 'training' }),
	fresh: student({ teacher: 'new' }, { batchSize: 64 })
};

/** The teacher, at rest, and students beside it. */
export const distilling = (names: readonly (keyof typeof students)[], seed = 1): Experiment =>
	after(
		ringsTeacher,
		(pretrained) => [networkFrom(pretrained, original), ...names.map((name) => students[name])],
		seed
	);

/** Judged by the exact truth, which no flip has touched. */
function judged(network: NetworkSettings, seed: number): ExperimentNetwork {
	return { experiment: alone(network, seed), onTruth: true };
}

/** Beside a student networks begin when the teacher has learned; from labels it needs no teacher. */
function alone(network: NetworkSettings, seed: number): Experiment {
	const whole = after(ringsTeacher, () => [network], seed);
	if (network.teacher) return whole;
	const { pretrained: _, ...rest } = whole;
	return { ...rest, stopAt: ringsTeacher.further.steps };
}

/** What the student from labels is right on at the step where its loss on new points, flips and all, is
 * lowest. */
function rightAtBest({ labels, labelsAsDrawn }: Results): number {
	const best = bestStep(labelsAsDrawn);
	return labels.find(({ step }) => step === best)?.validation.accuracy ?? NaN;
}

export const distilRings: Claim = {
	name: 'distil-rings',
	title: 'The teacher’s answers teach',
	networks: (seed) => ({
		labels: judged(students.labels, seed),
		labelsAsDrawn: { experiment: alone(students.labels, seed) },
		answers: judged(students.answers, seed),
		fresh: judged(students.fresh, seed)
	}),
	criteria: [
		{
			sentence:
				'From the teacher’s answers on the same 100 points the student is right on more new points than from their labels.',
			expectedShare: 0.975,
			holds: (results) => isAhead(results, 'answers', 'labels', 0.0005)
		},
		{
			sentence: 'On at least 20 of 1,000 more.',
			expectedShare: 0.95,
			holds: (results) => isAhead(results, 'answers', 'labels', 0.02)
		},
		{
			sentence:
				'From its answers on 512 points that nobody labelled it is right on at least 20 of 1,000 more.',
			expectedShare: 0.975,
			holds: (results) => isAhead(results, 'fresh', 'labels', 0.02)
		},
		{
			sentence: 'It is right on more than a student from labels that stops at its best.',
			expectedShare: 0.175,
			holds: (results) => right(results, 'answers') > rightAtBest(results)
		}
	]
};
