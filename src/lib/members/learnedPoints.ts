/** What a network learns from where that is more than its points with their labels. */
import { drawData, drawUnlabelled, unlabelledPoints } from '../data/draw.ts';
import { seenTable } from '../data/features.ts';
import { withRehearsal } from '../data/rehearsal.ts';
import type { Split, Table } from '../data/table.ts';
import { lossOf, specOf } from '../experiment/edits.ts';
import type { Member } from '../engine/trainer.ts';
import type { Experiment, NetworkSettings } from '../experiment/experiment.ts';
import { isNewTask } from '../experiment/pretrained/samePoints.ts';
import { isLastLayers } from '../experiment/pretrained/start.ts';
import { teacherAnswers } from '../network/teacherAnswers.ts';
import { rehearsedPoints, timesBesideRehearsal } from './picturedPoints.ts';

/** What a student learns: the teacher's answers in place of labels. Only probabilities have a temperature. */
export function taught(
	experiment: Experiment,
	{ teacher, temperature: asked = 1 }: Pick<NetworkSettings, 'teacher' | 'temperature'>,
	data: Split,
	learned: Float32Array
): Pick<Member, 'data' | 'temperature'> {
	const source = experiment.pretrained!;
	const loss = lossOf(source);
	const temperature = loss === 'meanSquaredError' ? 1 : asked;
	const points =
		teacher === 'new'
			? seenTable(experiment.data, drawUnlabelled(experiment.data, unlabelledPoints))
			: data.training;
	const targets = teacherAnswers(specOf(source, 0), loss, learned, points.inputs, temperature);
	return {
		data: { ...data, training: { ...points, targets, labels: points.targets } },
		...(temperature !== 1 && { temperature })
	};
}

/** Those of the new task twice, and the first so many of the source task. */
export function rehearsed({ data }: Experiment, rehearse: number, split: Split): Split {
	const training = seenTable(data, rehearsedPoints(data, rehearse));
	return { ...split, training: withRehearsal(split.training, training, timesBesideRehearsal) };
}

/** New points of the source task, on which one sees what is forgotten. */
export const sourceValidation = ({ data }: Experiment): Table =>
	seenTable(data, drawData(data).validation);

/**
 * New points of the source task for a network that starts from the pretrained one on another task; null
 * where it has nothing to forget: from a control that never learned it, or a fresh last layer, whose answers
 * on the source task are gone before the run begins.
 */
export function sourceTaskOf(experiment: Experiment, index: number): Table | null {
	const { pretrained, networks } = experiment;
	const { start } = networks[index];
	if (!start || !pretrained || !isNewTask(experiment)) return null;
	if (lossOf(experiment) !== lossOf(pretrained)) return null;
	if (start.untrained || (isLastLayers(start.train) && start.train.fresh)) return null;
	return sourceValidation(pretrained);
}
