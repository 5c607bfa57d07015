/** What a network learns from where that is more than its points with their labels. */
import { drawData, drawUnlabelled } from '../data/draw.ts';
import { seenTable } from '../data/features.ts';
import { withRehearsal } from '../data/rehearsal.ts';
import type { Split, Table } from '../data/table.ts';
import { lossOf, specOf } from '../experiment/edits.ts';
import type { Member } from '../engine/trainer.ts';
import type { Experiment, NetworkSettings } from '../experiment/experiment.ts';
import { teacherAnswers } from '../network/teacherAnswers.ts';

/** New points without labels. */
const unlabelledPoints = 512;

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
	const { training } = seenSource({ ...data, training: Math.min(rehearse, data.training) });
	return { ...split, training: withRehearsal(split.training, training, 2) };
}

const seenSource = (data: Experiment['data']) => {
	const drawn = drawData(data);
	return {
		training: seenTable(data, drawn.training),
		validation: seenTable(data, drawn.validation)
	};
};

/** New points of the source task, on which one sees what is forgotten. */
export const sourceValidation = ({ data }: Experiment): Table => seenSource(data).validation;
