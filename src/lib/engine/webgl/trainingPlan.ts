/**
 * Members to places in textures; nothing here touches the device.
 *
 * A layer's distance from the output (0 for the output layer) decides when it runs and where its
 * matrices are: inputs h and deltas δ of layers at even distance in one texture each, those at odd
 * distance in another, because a draw must not read what it writes. So members of any depth share
 * draws.
 */
import type { Loss } from '../../network/loss.ts';
import { Atlas, type Place } from './atlas.ts';
import { gradientSize, inputTexels, outputSize, quadruples } from './matrix.ts';
import type { MemberParameters } from './parameterLayout.ts';

/** What training one member takes. */
export interface Trained {
	parameters: MemberParameters;
	loss: Loss;
	/** Rows of a full batch. */
	rows: number;
	/** False where every step sees all rows. */
	isMiniBatch: boolean;
}

export interface TrainedPlaces {
	blocks: number;
	/** Batches of as many steps as there are slots, one below the other, or all rows once. */
	batch: Place;
	/** Side of `batch`: its layer's distance from the output modulo 2. */
	batchSide: number;
	targets: Place;
	/** Inputs, deltas and gradients of each layer; `inputs[0]` is `batch`. */
	inputs: Place[];
	deltas: Place[];
	gradients: Place[];
	/** Outputs of a softmax over more than four. */
	wide: Place | null;
}

export interface TrainingPlan {
	/** Steps whose batches are held at once. */
	slots: number;
	sides: readonly [Atlas, Atlas];
	deltas: readonly [Atlas, Atlas];
	gradients: Atlas;
	members: TrainedPlaces[];
	rowsPerBlock: number;
}

export function planTraining(
	trained: readonly Trained[],
	rowsPerBlock: number,
	slots: number
): TrainingPlan {
	const sides = [new Atlas(), new Atlas()] as const;
	const deltas = [new Atlas(), new Atlas()] as const;
	const gradients = new Atlas();
	const members = trained.map(({ parameters: { layers }, loss, rows, isMiniBatch }) => {
		const blocks = Math.ceil(rows / rowsPerBlock);
		const staged = isMiniBatch ? slots * blocks : blocks;
		const last = layers[layers.length - 1];
		const width = quadruples(last.outputs);
		const batchSide = last.index % 2;
		const batch = sides[batchSide].add(inputTexels(layers[0].inputs), staged);
		const sideOf = (index: number) => (last.index - index) % 2;
		return {
			blocks,
			batch,
			batchSide,
			targets: sides[0].add(width, staged),
			inputs: layers.map(({ index, inputs }) =>
				index === 0 ? batch : sides[sideOf(index)].add(inputTexels(inputs), blocks)
			),
			deltas: layers.map((layer) => {
				const { width, height } = outputSize(layer, blocks);
				return deltas[sideOf(layer.index)].add(width, height);
			}),
			gradients: layers.map((layer) => {
				const { width, height } = gradientSize(layer, rowsPerBlock);
				return gradients.add(width, height);
			}),
			wide: loss === 'softmaxCrossEntropy' && width > 1 ? sides[1].add(width, blocks) : null
		};
	});
	for (const atlas of [...sides, ...deltas, gradients]) atlas.pack();
	return { slots, sides, deltas, gradients, members, rowsPerBlock };
}
