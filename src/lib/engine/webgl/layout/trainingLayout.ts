/**
 * The places of everything that training draws.
 *
 * A layer's distance from the output, 0 for the output layer, decides when it is drawn. So members of
 * any depth share draws. Its parity decides where the layer's inputs h and deltas δ lie: there is a
 * texture of each for even and for odd distances, because a draw must not read what it writes. The
 * gradient of a layer is drawn along with the deltas of the layer before it and lies among them.
 */
import { slopeFollows } from '../../../network/activation.ts';
import { Atlas, type Place } from './atlas.ts';
import { layOutBatches, type BatchLayout } from './batchLayout.ts';
import { gradientSize, inputTexels, parameterSize, quadruples, type TexelLayer } from './matrix.ts';
import type { TrainingMember } from './trainingMember.ts';

export interface TrainingPlaces {
	/** Inputs of the first step, in the texture of batches. */
	batch: Place;
	/** Targets of the first step, there too. */
	targets: Place;
	/** Inputs of each layer; `inputs[0]` is `batch`. */
	inputs: Place[];
	deltas: Place[];
	/** The gradient of each layer; null where the optimizer sums it itself. */
	gradients: (Place | null)[];
	/** Outputs of a softmax over more than four; null for every other member. */
	softmaxOutputs: Place | null;
	/** Whether each fragment of the last hidden layer's δ works out the output layer's for itself. */
	isFused: boolean;
}

export interface TrainingLayout {
	batches: BatchLayout;
	activations: readonly [Atlas, Atlas];
	deltas: readonly [Atlas, Atlas];
	members: TrainingPlaces[];
	rowsPerBlock: number;
}

/** Largest kernel (in rows) and batch for whose gradient a draw of its own would not pay. */
const mostSummedInputs = 8;
const mostSummedRows = 512;

/** Whether the optimizer sums the gradient of this layer, each fragment for its own parameters. */
function isSummed(layer: TexelLayer, rows: number): boolean {
	const isSmall = parameterSize(layer).height <= mostSummedInputs && rows <= mostSummedRows;
	return layer.isColumn || isSmall;
}

/** Most products that fragments do over again; with more, a draw of its own would be faster. */
const mostFusedProducts = 2048;

/**
 * Whether the output layer and the last hidden layer's δ are one draw. It depends on the member alone,
 * and so do its numbers.
 */
function isFused(
	{ parameters: { layers }, rows, loss }: TrainingMember,
	rowsPerBlock: number
): boolean {
	const last = layers[layers.length - 1];
	const isWide = loss === 'softmaxCrossEntropy' && quadruples(last.outputs) > 1;
	if (layers.length === 1 || isWide || !isSummed(last, rows)) return false;
	if (!slopeFollows(layers[layers.length - 2].activation)) return false;
	const products = quadruples(last.inputs) ** 2 * Math.ceil(rows / rowsPerBlock);
	return quadruples(last.outputs) === 1 && products <= mostFusedProducts;
}

/** `slots` is how many steps' batches are held at once. */
export function layOutTraining(
	members: readonly TrainingMember[],
	rowsPerBlock: number,
	slots: number
): TrainingLayout {
	const activations = [new Atlas(), new Atlas()] as const;
	const deltas = [new Atlas(), new Atlas()] as const;
	const batches = layOutBatches(members, rowsPerBlock, slots);
	const places = members.map((one, member): TrainingPlaces => {
		const { parameters, loss, rows } = one;
		const { layers } = parameters;
		const blocks = Math.ceil(rows / rowsPerBlock);
		const { inputs: batch, targets } = batches.members[member];
		const width = quadruples(layers[layers.length - 1].outputs);
		const fused = isFused(one, rowsPerBlock);
		const distanceOf = (index: number) => layers.length - 1 - index;
		/** The last column is the output layer's δ where both are one draw. */
		const placeDeltas = ({ index, outputs }: TexelLayer) => {
			const hasBoth = fused && distanceOf(index) === 1;
			return deltas[distanceOf(index) % 2].add(quadruples(outputs) + (hasBoth ? 1 : 0), blocks);
		};
		return {
			batch,
			targets,
			inputs: layers.map(({ index, inputs }) =>
				index === 0 ? batch : activations[distanceOf(index) % 2].add(inputTexels(inputs), blocks)
			),
			deltas: layers.map((layer) =>
				fused && distanceOf(layer.index) === 0
					? { x: 0, y: 0, width: 1, height: blocks }
					: placeDeltas(layer)
			),
			gradients: layers.map((layer) => {
				if (isSummed(layer, rows)) return null;
				const { width, height } = gradientSize(layer, rowsPerBlock);
				return deltas[(distanceOf(layer.index) + 1) % 2].add(width, height);
			}),
			softmaxOutputs:
				loss === 'softmaxCrossEntropy' && width > 1 ? activations[1].add(width, blocks) : null,
			isFused: fused
		};
	});
	for (const atlas of [...activations, ...deltas]) atlas.pack();
	for (const { deltas, isFused } of places) {
		if (!isFused) continue;
		const [both, output] = deltas.slice(-2);
		Object.assign(output, { x: both.x + both.width - 1, y: both.y });
	}
	return { batches, activations, deltas, members: places, rowsPerBlock };
}
