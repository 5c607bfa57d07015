/**
 * Every layer with parameters as a matrix: a row for each unit or filter, a column for each number that
 * it weighs. A kernel that moves along its input is there once, however many places use it.
 */
import type { Activation } from './activation.ts';
import { updatesOf, type LowRankUpdate } from './lora.ts';
import { sizeOf } from './shape.ts';
import { layersOf, type DenseLayer, type Layer, type NetworkSpec } from './spec.ts';

export interface LayerMatrix extends DenseLayer {
	/** Places that a kernel sees at a time, so that `inputs` = kernel × channels; absent where dense. */
	kernel?: number;
	/** A and B of the low-rank update of its kernel, where it has one. */
	update?: LowRankUpdate;
}

function matrixOf({ index, spec, arrays, end }: Layer): LayerMatrix[] {
	const [kernel, bias] = arrays;
	if (kernel === undefined || bias === undefined) return [];
	const sides = kernel.array.shape;
	const outputs = sides[sides.length - 1];
	const activation: Activation = ('activation' in spec && spec.activation) || 'linear';
	return [
		{
			index,
			inputs: sizeOf(sides) / outputs,
			outputs,
			activation,
			kernelStart: kernel.start,
			biasStart: bias.start,
			end,
			...(spec.kind === 'convolution1d' && { kernel: spec.kernel })
		}
	];
}

/** From the input side; the last one gives the outputs. With the rank of a low-rank update its hidden layers
 * have that too. */
export function matricesOf(network: NetworkSpec, rank = 0): LayerMatrix[] {
	const matrices = layersOf(network).flatMap(matrixOf);
	if (rank === 0) return matrices;
	const updates = new Map(updatesOf(network, rank).map((update) => [update.layer.index, update]));
	return matrices.map((matrix) => {
		const update = updates.get(matrix.index);
		return update ? { ...matrix, update } : matrix;
	});
}
