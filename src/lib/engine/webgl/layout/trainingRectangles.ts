/** What each draw of a training step does for one layer of one member: program, place and arguments. */
import type { Optimizer } from '../../../network/hyperparameters.ts';
import { rectangle, type Rectangle, type TextureName } from './drawList.ts';
import { inputTexels, parameterSize, quadruples, type TexelLayer } from './matrix.ts';
import { backwardProgram } from '../programs/backward.ts';
import { forwardProgram } from '../programs/forward.ts';
import { gradientProgram } from '../programs/gradient.ts';
import { optimizerProgram, summingOptimizerProgram } from '../programs/optimizer.ts';
import { outputBackwardProgram } from '../programs/outputBackward.ts';
import { outputGradientProgram } from '../programs/outputGradient.ts';
import { softmaxGradientProgram } from '../programs/softmaxGradient.ts';
import type { Trained } from './trained.ts';
import type { TrainedPlaces } from './trainingLayout.ts';

/** What a member's programs depend on beside its layers and loss. */
export interface TrainingKinds {
	optimizer: Optimizer;
	dropsOut: boolean;
	isMasked: boolean;
}

/** One layer of one member. */
export interface Part {
	member: number;
	trained: Trained;
	places: TrainedPlaces;
	kinds: TrainingKinds;
	layer: TexelLayer;
	/** From the output layer. */
	distance: number;
	/** Where its inputs and its δ are. */
	source: TextureName;
	deltas: TextureName;
	rowsPerBlock: number;
}

/** As `productArguments` has them. */
function product({ places, trained, layer }: Part) {
	return {
		sourcePlace: places.inputs[layer.index],
		kernelPlace: trained.parameters.places[layer.index],
		rowTexels: inputTexels(layer.inputs),
		isBatch: layer.index === 0
	};
}

/** As `gradientArguments` has them. */
function gradientOf({ places, layer: { index } }: Part) {
	return {
		sourcePlace: places.inputs[index],
		deltasPlace: places.deltas[index],
		isBatch: index === 0
	};
}

const activationBefore = ({ trained, layer }: Part) =>
	trained.parameters.layers[layer.index - 1].activation;

export function hiddenForward(part: Part): Rectangle {
	const { layer, places, kinds, member, rowsPerBlock } = part;
	const { activation, outputs, isColumn, index } = layer;
	return rectangle(
		forwardProgram(rowsPerBlock, activation, kinds.dropsOut, isColumn),
		{ ...places.inputs[index + 1], width: quadruples(outputs) },
		{ ...product(part), units: outputs, hasOne: true },
		{ layer: index, member }
	);
}

export function outputDelta(part: Part): Rectangle {
	const { layer, places, trained, member, rowsPerBlock } = part;
	return rectangle(
		outputGradientProgram(rowsPerBlock, trained.loss, layer.isColumn),
		places.deltas[layer.index],
		{ ...product(part), targetsPlace: places.targets, outputs: layer.outputs },
		{ member }
	);
}

export function wideOutputs(part: Part): Rectangle {
	return rectangle(
		forwardProgram(part.rowsPerBlock, 'linear', false, false),
		part.places.wide!,
		{ ...product(part), units: part.layer.outputs, hasOne: false },
		{ member: part.member }
	);
}

export function wideDelta({ places, layer, member, rowsPerBlock }: Part): Rectangle {
	return rectangle(
		softmaxGradientProgram(rowsPerBlock),
		places.deltas[layer.index],
		{
			outputsPlace: places.wide!,
			targetsPlace: places.targets,
			quadruples: quadruples(layer.outputs),
			outputCount: layer.outputs
		},
		{ member }
	);
}

/** The output layer's and the last hidden layer's at once. */
export function bothDeltas(part: Part): Rectangle {
	const { layer, places, trained, kinds, member, rowsPerBlock } = part;
	const { index, inputs, outputs, isColumn } = layer;
	const kind = [trained.loss, activationBefore(part), kinds.dropsOut, isColumn] as const;
	return rectangle(
		outputBackwardProgram(rowsPerBlock, ...kind),
		places.deltas[index - 1],
		{ ...product(part), targetsPlace: places.targets, outputs, units: inputs },
		{ layer: index - 1, member }
	);
}

/** Of the layer before. */
export function hiddenDelta(part: Part): Rectangle {
	const { layer, places, trained, kinds, member, rowsPerBlock } = part;
	const { index, inputs, outputs, isColumn } = layer;
	return rectangle(
		backwardProgram(rowsPerBlock, activationBefore(part), kinds.dropsOut, isColumn),
		places.deltas[index - 1],
		{
			deltasPlace: places.deltas[index],
			kernelPlace: trained.parameters.places[index],
			sourcePlace: places.inputs[index],
			quadruples: quadruples(outputs),
			units: inputs
		},
		{ layer: index - 1, member }
	);
}

export function gradient(part: Part): Rectangle {
	const { layer, places, member, rowsPerBlock } = part;
	const filled = Math.min(rowsPerBlock, parameterSize(layer).height);
	return rectangle(
		gradientProgram(rowsPerBlock, filled),
		places.gradients[layer.index]!,
		gradientOf(part),
		{ member }
	);
}

export function optimizerStep(part: Part): Rectangle {
	const { layer, places, trained, kinds, member, rowsPerBlock } = part;
	const { index, isColumn, inputs } = layer;
	const { optimizer, isMasked } = kinds;
	const kind = { optimizer, isMasked, isColumn };
	const kernelPlace = trained.parameters.places[index];
	const gradientPlace = places.gradients[index];
	return gradientPlace
		? rectangle(
				optimizerProgram(rowsPerBlock, kind),
				kernelPlace,
				{ inputs, gradientPlace },
				{ member }
			)
		: rectangle(
				summingOptimizerProgram(rowsPerBlock, kind),
				kernelPlace,
				{ inputs, ...gradientOf(part) },
				{ member }
			);
}
