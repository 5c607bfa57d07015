/** What each draw of a training step does for one layer of one member: program, place and numbers. */
import type { Optimizer } from '../../network/hyperparameters.ts';
import type { Rectangle, TextureName } from './drawList.ts';
import { inputTexels, parameterSize, quadruples, type TexelLayer } from './matrix.ts';
import { backwardProgram } from './programs/backward.ts';
import { forwardProgram } from './programs/forward.ts';
import { gradientProgram } from './programs/gradient.ts';
import { optimizerProgram } from './programs/optimizer.ts';
import { outputBackwardProgram } from './programs/outputBackward.ts';
import { outputGradientProgram } from './programs/outputGradient.ts';
import { softmaxGradientProgram } from './programs/softmaxGradient.ts';
import type { Trained } from './trained.ts';
import type { TrainedPlaces } from './trainingPlan.ts';

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

/** As `productText` has them. */
function product({ places, trained, layer }: Part, third = 0): number[] {
	const { x, y } = places.inputs[layer.index];
	const kernel = trained.parameters.places[layer.index];
	const isBatch = layer.index === 0 ? 1 : 0;
	return [x, y, kernel.x, kernel.y, inputTexels(layer.inputs), layer.outputs, third, isBatch];
}

/** h's place, δ's place, whether h is the batch, inputs. */
function gradientNumbers({ places, layer: { index, inputs }, member }: Part): number[] {
	const h = places.inputs[index];
	const delta = places.deltas[index];
	const isBatch = index === 0 ? 1 : 0;
	return [h.x, h.y, delta.x, delta.y, isBatch, inputs, 0, 0, 0, 0, index, member];
}

const activationBefore = ({ trained, layer }: Part) =>
	trained.parameters.layers[layer.index - 1].activation;

export function hiddenForward(part: Part): Rectangle {
	const { layer, places, kinds, member, rowsPerBlock } = part;
	const { activation, outputs, isColumn, index } = layer;
	return {
		program: forwardProgram(rowsPerBlock, activation, kinds.dropsOut, isColumn),
		place: { ...places.inputs[index + 1], width: quadruples(outputs) },
		numbers: [...product(part, 1), 0, 0, index, member]
	};
}

export function outputDelta(part: Part): Rectangle {
	const { layer, places, trained, member, rowsPerBlock } = part;
	const { x, y } = places.targets;
	return {
		program: outputGradientProgram(rowsPerBlock, trained.loss, layer.isColumn),
		place: places.deltas[layer.index],
		numbers: [...product(part), x, y, layer.index, member]
	};
}

export function wideOutputs(part: Part): Rectangle {
	return {
		program: forwardProgram(part.rowsPerBlock, 'linear', false, false),
		place: part.places.wide!,
		numbers: [...product(part), 0, 0, part.layer.index, part.member]
	};
}

export function wideDelta({ places, layer, member, rowsPerBlock }: Part): Rectangle {
	const { targets, deltas } = places;
	const { x, y } = places.wide!;
	const second = [quadruples(layer.outputs), layer.outputs, 0, 0];
	return {
		program: softmaxGradientProgram(rowsPerBlock),
		place: deltas[layer.index],
		numbers: [x, y, targets.x, targets.y, ...second, 0, 0, layer.index, member]
	};
}

/** The output layer's and the last hidden layer's at once. */
export function bothDeltas(part: Part): Rectangle {
	const { layer, places, trained, kinds, member, rowsPerBlock } = part;
	const { index, inputs, isColumn } = layer;
	const kind = [trained.loss, activationBefore(part), kinds.dropsOut, isColumn] as const;
	return {
		program: outputBackwardProgram(rowsPerBlock, ...kind),
		place: places.deltas[index - 1],
		numbers: [...product(part, inputs), places.targets.x, places.targets.y, index - 1, member]
	};
}

/** Of the layer before. */
export function hiddenDelta(part: Part): Rectangle {
	const { layer, places, trained, kinds, member, rowsPerBlock } = part;
	const { index, inputs, outputs, isColumn } = layer;
	const delta = places.deltas[index];
	const kernel = trained.parameters.places[index];
	const h = places.inputs[index];
	const first = [delta.x, delta.y, kernel.x, kernel.y];
	return {
		program: backwardProgram(rowsPerBlock, activationBefore(part), kinds.dropsOut, isColumn),
		place: places.deltas[index - 1],
		numbers: [...first, quadruples(outputs), inputs, 0, 0, h.x, h.y, index - 1, member]
	};
}

export function gradient(part: Part): Rectangle {
	const { layer, places, rowsPerBlock } = part;
	const filled = Math.min(rowsPerBlock, parameterSize(layer).height);
	return {
		program: gradientProgram(rowsPerBlock, filled),
		place: places.gradients[layer.index]!,
		numbers: gradientNumbers(part)
	};
}

export function optimizerStep(part: Part): Rectangle {
	const { layer, places, trained, kinds, member, rowsPerBlock } = part;
	const { index, isColumn, inputs } = layer;
	const { optimizer, isMasked } = kinds;
	const drawn = places.gradients[index];
	const kind = { optimizer, isMasked, isColumn, isSummed: drawn === null };
	return {
		program: optimizerProgram(rowsPerBlock, kind),
		place: trained.parameters.places[index],
		numbers: drawn
			? [drawn.x, drawn.y, 0, 0, 0, inputs, 0, 0, 0, 0, index, member]
			: gradientNumbers(part)
	};
}
