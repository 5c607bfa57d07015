/**
 * The draws of one training step of a whole population, by the layers' distance from the output:
 *
 * 1. L forward, the last one together with the loss's gradient
 * 2. L − 1 backward, each beside the gradient of the layer it comes from
 * 3. all optimizers
 *
 * For small layers some of these are one draw (`trainingLayout`). Each kind of member has programs of
 * its own, because software GL runs every branch of a program at every fragment.
 */
import { activationsAt, deltasAt, DrawList, type Rectangle, type TextureName } from './drawList.ts';
import type { TrainingMember } from './trainingMember.ts';
import type { TrainingLayout } from './trainingLayout.ts';
import {
	bothDeltas,
	gradient,
	hiddenDelta,
	hiddenDeltaOfSums,
	hiddenForward,
	needsSums,
	optimizerStep,
	outputDelta,
	softmaxDelta,
	softmaxOutputs,
	sourceBefore,
	type LayerTask,
	type TrainingKinds
} from './trainingRectangles.ts';

function tasksOf(
	member: TrainingMember,
	memberIndex: number,
	layout: TrainingLayout,
	kinds: TrainingKinds
): LayerTask[] {
	const { layers } = member.parameters;
	const places = layout.members[memberIndex];
	return layers.map((layer) => {
		const distance = layers.length - 1 - layer.index;
		return {
			member,
			memberIndex,
			places,
			kinds,
			layer,
			distance,
			source: layer.index === 0 ? 'batches' : activationsAt(distance),
			deltas: deltasAt(places.isFused && distance === 0 ? 1 : distance),
			rowsPerBlock: layout.rowsPerBlock
		};
	});
}

/** The draws of a step. `kinds` has null for members that take no part. */
export function listTraining(
	members: readonly TrainingMember[],
	layout: TrainingLayout,
	kinds: readonly (TrainingKinds | null)[]
): DrawList {
	const list = new DrawList();
	const tasks = members.flatMap((one, i) => (kinds[i] ? tasksOf(one, i, layout, kinds[i]) : []));
	const depth = Math.max(0, ...tasks.map(({ distance }) => distance + 1));
	const at = (distance: number) => tasks.filter((task) => task.distance === distance);

	/** Adds one draw for each program and each set of textures. */
	const draw = (
		target: TextureName,
		chosen: readonly LayerTask[],
		describe: (task: LayerTask) => Rectangle,
		samplersOf: (task: LayerTask) => Record<string, TextureName>
	) => {
		const keyOf = (task: LayerTask) => JSON.stringify(samplersOf(task));
		for (const key of new Set(chosen.map(keyOf))) {
			const group = chosen.filter((task) => keyOf(task) === key);
			list.add({ target, samplers: samplersOf(group[0]) }, group.map(describe));
		}
	};
	const weights = 'weights';
	const targets = 'batches';

	for (let distance = depth - 1; distance > 0; distance--) {
		const target = activationsAt(distance - 1);
		draw(target, at(distance), hiddenForward, ({ source }) => ({ source, weights }));
	}

	const softmax = at(0).filter(({ places }) => places.softmaxOutputs);
	const fused = at(0).filter(({ places }) => places.isFused);
	const others = at(0).filter(({ places }) => !places.softmaxOutputs && !places.isFused);
	draw('evenDeltas', others, outputDelta, ({ source }) => ({ source, targets, weights }));
	draw('oddActivations', softmax, softmaxOutputs, ({ source }) => ({ source, weights }));
	draw('evenDeltas', softmax, softmaxDelta, () => ({ outputs: 'oddActivations', targets }));
	draw('oddDeltas', fused, bothDeltas, ({ source }) => ({ source, targets, weights }));

	for (let distance = 0; distance < depth; distance++) {
		const target = deltasAt(distance + 1);
		const hasMore = (task: LayerTask) => task.layer.index > 0 && !fused.includes(task);
		const isDrawn = ({ places, layer }: LayerTask) => places.gradients[layer.index] !== null;
		const more = at(distance).filter(hasMore);
		const bySums = more.filter(needsSums);
		const byOutputs = more.filter((task) => !needsSums(task));
		draw(target, byOutputs, hiddenDelta, ({ deltas, source }) => ({ deltas, source, weights }));
		draw(target, bySums, hiddenDeltaOfSums, (task) => ({
			deltas: task.deltas,
			source: sourceBefore(task),
			weights
		}));
		draw(target, at(distance).filter(isDrawn), gradient, ({ deltas, source }) => ({
			deltas,
			source
		}));
	}

	draw('parameters', tasks, optimizerStep, ({ places, layer, distance, source, deltas }) => ({
		...(places.gradients[layer.index] ? { gradients: deltasAt(distance + 1) } : { source, deltas }),
		weights,
		moments1: 'moments1',
		moments2: 'moments2',
		mask: 'mask'
	}));
	return list;
}
