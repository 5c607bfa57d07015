/** What a network learns from where that is more than its points with their labels. */
import { drawData, drawUnlabelled } from '../data/draw.ts';
import { seenTable } from '../data/features.ts';
import type { Split, Table } from '../data/table.ts';
import { lossOf, specOf } from '../experiment/edits.ts';
import type { Experiment, Teacher } from '../experiment/experiment.ts';
import { answersOf } from '../network/answers.ts';

/** New points without labels. */
const unlabelledPoints = 512;

/** The teacher's answers in place of labels. */
export function taught(
	experiment: Experiment,
	teacher: Teacher,
	data: Split,
	learned: Float32Array
): Split {
	const source = experiment.pretrained!;
	const points =
		teacher === 'new'
			? seenTable(experiment.data, drawUnlabelled(experiment.data, unlabelledPoints))
			: data.training;
	const targets = answersOf(specOf(source, 0), learned, points.inputs, lossOf(source));
	return { ...data, training: { ...points, targets, labels: points.targets } };
}

function joined(tables: readonly Table[]): Table {
	const all = (part: 'inputs' | 'targets') =>
		Float32Array.from(tables.flatMap((table) => [...table[part]]));
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	return { rows, inputs: all('inputs'), targets: all('targets') };
}

/** Those of the new task twice, and the first so many of the source task. */
export function rehearsed({ data }: Experiment, rehearse: number, split: Split): Split {
	const { training } = seenSource({ ...data, training: Math.min(rehearse, data.training) });
	return { ...split, training: joined([split.training, split.training, training]) };
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
