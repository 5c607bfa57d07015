/** What each draw of a training step does for one layer of one member: program, place and arguments. */
import { slopeFollows, type Invertible } from '../../../network/activation.ts';
import type { Optimizer } from '../../../network/hyperparameters.ts';
import { activationsAt, rectangle, type Rectangle, type TextureName } from './drawList.ts';
import { inputTexels, parameterSize, quadruples, type TexelLayer } from './matrix.ts';
import { backwardProgram } from '../programs/backward.ts';
import { forwardProgram } from '../programs/forward.ts';
import { gradientProgram } from '../programs/gradient.ts';
import { optimizerProgram, summingOptimizerProgram } from '../programs/optimizer.ts';
import { outputBackwardProgram } from '../programs/outputBackward.ts';
import { outputGradientProgram } from '../programs/outputGradient.ts';
import { softmaxGradientProgram } from '../programs/softmaxGradient.ts';
import { pairOf, sumsBackwardProgram } from '../programs/sumsBackward.ts';
import type { TrainingMember } from './trainingMember.ts';
import type { TrainingPlaces } from './trainingLayout.ts';

/** What a member's programs depend on beside its layers and loss. */
export interface TrainingKinds {
	optimizer: Optimizer;
	dropsOut: boolean;
	isMasked: boolean;
}

/** One layer of one member, as a training step treats it. */
export interface LayerTask {
	member: TrainingMember;
	/** Its position among the members. */
	memberIndex: number;
	places: TrainingPlaces;
	kinds: TrainingKinds;
	layer: TexelLayer;
	/** How many layers come after it, 0 for the output layer. */
	distance: number;
	/** The textures of its inputs and of its δ. */
	source: TextureName;
	deltas: TextureName;
	rowsPerBlock: number;
}

/** The values of `productArguments`. */
function product({ places, member, layer }: LayerTask) {
	return {
		sourcePlace: places.inputs[layer.index],
		kernelPlace: member.parameters.places[layer.index],
		rowTexels: inputTexels(layer.inputs),
		isBatch: layer.index === 0
	};
}

/** The values of `gradientArguments`. */
function gradientOf({ places, layer: { index } }: LayerTask) {
	return {
		sourcePlace: places.inputs[index],
		deltasPlace: places.deltas[index],
		isBatch: index === 0
	};
}

const activationBefore = ({ member, layer }: LayerTask) =>
	member.parameters.layers[layer.index - 1].activation;

function invertibleBefore(task: LayerTask): Invertible {
	const activation = activationBefore(task);
	if (slopeFollows(activation)) return activation;
	throw new RangeError(`The slope of ${activation} needs the sums.`);
}

export function hiddenForward(task: LayerTask): Rectangle {
	const { layer, places, kinds, memberIndex, rowsPerBlock } = task;
	const { activation, outputs, isColumn, index } = layer;
	return rectangle(
		forwardProgram(rowsPerBlock, activation, kinds.dropsOut, isColumn),
		{ ...places.inputs[index + 1], width: quadruples(outputs) },
		{ ...product(task), units: outputs, hasOne: true },
		{ layer: index, member: memberIndex }
	);
}

export function outputDelta(task: LayerTask): Rectangle {
	const { layer, places, member, memberIndex, rowsPerBlock } = task;
	return rectangle(
		outputGradientProgram(rowsPerBlock, member.loss, layer.isColumn),
		places.deltas[layer.index],
		{ ...product(task), targetsPlace: places.targets, outputs: layer.outputs },
		{ member: memberIndex }
	);
}

export function softmaxOutputs(task: LayerTask): Rectangle {
	return rectangle(
		forwardProgram(task.rowsPerBlock, 'linear', false, false),
		task.places.softmaxOutputs!,
		{ ...product(task), units: task.layer.outputs, hasOne: false },
		{ member: task.memberIndex }
	);
}

export function softmaxDelta({ places, layer, memberIndex, rowsPerBlock }: LayerTask): Rectangle {
	return rectangle(
		softmaxGradientProgram(rowsPerBlock),
		places.deltas[layer.index],
		{
			outputsPlace: places.softmaxOutputs!,
			targetsPlace: places.targets,
			quadruples: quadruples(layer.outputs),
			outputCount: layer.outputs
		},
		{ member: memberIndex }
	);
}

/** δ of the output layer and of the last hidden layer in one. */
export function bothDeltas(task: LayerTask): Rectangle {
	const { layer, places, member, kinds, memberIndex, rowsPerBlock } = task;
	const { index, inputs, outputs, isColumn } = layer;
	const kind = [member.loss, invertibleBefore(task), kinds.dropsOut, isColumn] as const;
	return rectangle(
		outputBackwardProgram(rowsPerBlock, ...kind),
		places.deltas[index - 1],
		{ ...product(task), targetsPlace: places.targets, outputs, units: inputs },
		{ layer: index - 1, member: memberIndex }
	);
}

/** Whether δ of the layer before this one needs its sums once more. */
export const needsSums = (task: LayerTask) =>
	task.layer.index > 0 && !slopeFollows(activationBefore(task));

/** Where those sums are computed from. */
export const sourceBefore = ({ layer, distance }: LayerTask): TextureName =>
	layer.index === 1 ? 'batches' : activationsAt(distance + 1);

/** δ of the layer before this one, from that layer's sums. */
export function hiddenDeltaOfSums(task: LayerTask): Rectangle {
	const { layer, places, member, kinds, memberIndex, rowsPerBlock } = task;
	const { index, inputs, outputs, isColumn } = layer;
	const activation = activationBefore(task);
	if (slopeFollows(activation)) throw new RangeError(`The slope of ${activation} needs no sums.`);
	const { rowTexels, isBatch, ...from } = product({
		...task,
		layer: member.parameters.layers[index - 1]
	});
	return rectangle(
		sumsBackwardProgram(rowsPerBlock, activation, kinds.dropsOut, isColumn),
		places.deltas[index - 1],
		{
			...from,
			deltasPlace: places.deltas[index],
			nextKernelPlace: member.parameters.places[index],
			depth: pairOf(rowTexels, isBatch),
			widths: pairOf(quadruples(outputs), inputs)
		},
		{ layer: index - 1, member: memberIndex }
	);
}

/** δ of the layer before this one. */
export function hiddenDelta(task: LayerTask): Rectangle {
	const { layer, places, member, kinds, memberIndex, rowsPerBlock } = task;
	const { index, inputs, outputs, isColumn } = layer;
	return rectangle(
		backwardProgram(rowsPerBlock, invertibleBefore(task), kinds.dropsOut, isColumn),
		places.deltas[index - 1],
		{
			deltasPlace: places.deltas[index],
			kernelPlace: member.parameters.places[index],
			sourcePlace: places.inputs[index],
			quadruples: quadruples(outputs),
			units: inputs
		},
		{ layer: index - 1, member: memberIndex }
	);
}

export function gradient(task: LayerTask): Rectangle {
	const { layer, places, memberIndex, rowsPerBlock } = task;
	const filled = Math.min(rowsPerBlock, parameterSize(layer).height);
	return rectangle(
		gradientProgram(rowsPerBlock, filled),
		places.gradients[layer.index]!,
		gradientOf(task),
		{ member: memberIndex }
	);
}

export function optimizerStep(task: LayerTask): Rectangle {
	const { layer, places, member, kinds, memberIndex, rowsPerBlock } = task;
	const { index, isColumn, inputs } = layer;
	const { optimizer, isMasked } = kinds;
	const kind = { optimizer, isMasked, isColumn };
	const kernelPlace = member.parameters.places[index];
	const gradientPlace = places.gradients[index];
	return gradientPlace
		? rectangle(
				optimizerProgram(rowsPerBlock, kind),
				kernelPlace,
				{ inputs, gradientPlace },
				{ member: memberIndex }
			)
		: rectangle(
				summingOptimizerProgram(rowsPerBlock, kind),
				kernelPlace,
				{ inputs, ...gradientOf(task) },
				{ member: memberIndex }
			);
}
