/**
 * Members to textures and a draw list; nothing here touches the device.
 *
 * A layer's distance from the output (0 for the output layer) decides when it runs and where its
 * matrices are: inputs h and deltas δ of layers at even distance in one texture each, those at odd
 * distance in another, because a draw must not read what it writes. So members of any depth share
 * draws: L forward with the loss's gradient in the last, L − 1 backward, one for all weight gradients,
 * one for all optimizers.
 */
import type { Loss } from '../../network/loss.ts';
import type { Member } from '../trainer.ts';
import { Atlas, type Place } from './atlas.ts';
import { DrawList } from './drawList.ts';
import { quadruples } from './matrix.ts';
import type { MemberParameters } from './parameterLayout.ts';
import { activationCodes } from './programs/activation.ts';
import { backwardProgram } from './programs/backward.ts';
import { forwardProgram } from './programs/forward.ts';
import { gradientProgram } from './programs/gradient.ts';
import { lossCodes } from './programs/lossGradient.ts';
import { optimizerProgram } from './programs/optimizer.ts';
import { outputGradientProgram } from './programs/outputGradient.ts';
import { softmaxGradientProgram } from './programs/softmaxGradient.ts';

/** Rows of a full batch of this member, and whether steps see different ones. */
export function batchOf({ data, training }: Member): { rows: number; isMiniBatch: boolean } {
	const { rows } = data.training;
	const { batchSize } = training;
	const isMiniBatch = batchSize !== 'all' && batchSize < rows;
	return { rows: isMiniBatch ? batchSize : rows, isMiniBatch };
}

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

type Rectangle = [Place, ...number[]];

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
		const batch = sides[batchSide].add(quadruples(layers[0].inputs), staged);
		const sideOf = (index: number) => (last.index - index) % 2;
		return {
			blocks,
			batch,
			batchSide,
			targets: sides[0].add(width, staged),
			inputs: layers.map(({ index, inputs }) =>
				index === 0 ? batch : sides[sideOf(index)].add(quadruples(inputs), blocks)
			),
			deltas: layers.map(({ index, outputs }) =>
				deltas[sideOf(index)].add(quadruples(outputs), blocks)
			),
			gradients: layers.map(({ inputs, outputs }) =>
				gradients.add(quadruples(outputs), Math.ceil(inputs / rowsPerBlock) + 1)
			),
			wide: loss === 'softmaxCrossEntropy' && width > 1 ? sides[1].add(width, blocks) : null
		};
	});
	for (const atlas of [...sides, ...deltas, gradients]) atlas.pack();
	return { slots, sides, deltas, gradients, members, rowsPerBlock };
}

const side = (distance: number) => (distance % 2 === 0 ? 'even' : 'odd');
const deltaSide = (distance: number) => (distance % 2 === 0 ? 'evenDeltas' : 'oddDeltas');

/** The draws of one step, for the members that still take part. */
export function listTraining(
	trained: readonly Trained[],
	plan: TrainingPlan,
	takesPart: (member: number) => boolean
): DrawList {
	const list = new DrawList();
	const present = trained.map((_, member) => member).filter(takesPart);
	const depth = Math.max(0, ...present.map((i) => trained[i].parameters.layers.length));
	/** `describe` for each member's layer at this distance, if it has one. */
	const atDistance = (distance: number, describe: (member: number, layer: number) => Rectangle[]) =>
		present.flatMap((member) => {
			const layer = trained[member].parameters.layers.length - 1 - distance;
			return layer < 0 ? [] : describe(member, layer);
		});
	/** Source and kernel of a product, as `productText` has them. */
	const product = (member: number, index: number) => {
		const source = plan.members[member].inputs[index];
		const kernel = trained[member].parameters.places[index];
		return [source.x, source.y, kernel.x, kernel.y];
	};
	const forward = (member: number, index: number, result: Place): Rectangle => {
		const { inputs, outputs, activation } = trained[member].parameters.layers[index];
		const code = activationCodes[activation];
		const second = [quadruples(inputs), outputs, code, index === 0 ? 1 : 0];
		const isHidden = result === plan.members[member].wide ? 0 : 1;
		return [result, ...product(member, index), ...second, isHidden, 0, index, member];
	};

	for (let distance = depth - 1; distance > 0; distance--) {
		list.add(
			{
				program: forwardProgram(plan.rowsPerBlock),
				target: side(distance - 1),
				samplers: { source: side(distance), weights: 'weights' }
			},
			atDistance(distance, (member, index) => [
				forward(member, index, plan.members[member].inputs[index + 1])
			])
		);
	}

	list.add(
		{
			program: outputGradientProgram(plan.rowsPerBlock),
			target: 'evenDeltas',
			samplers: { source: 'even', weights: 'weights' }
		},
		atDistance(0, (member, index) => {
			const { deltas, targets, wide } = plan.members[member];
			if (wide) return [];
			const { inputs, outputs } = trained[member].parameters.layers[index];
			const code = lossCodes[trained[member].loss];
			const second = [quadruples(inputs), outputs, code, index === 0 ? 1 : 0];
			const third = [targets.x, targets.y, index, member];
			return [[deltas[index], ...product(member, index), ...second, ...third]];
		})
	);
	list.add(
		{
			program: forwardProgram(plan.rowsPerBlock),
			target: 'odd',
			samplers: { source: 'even', weights: 'weights' }
		},
		atDistance(0, (member, index) => {
			const { wide } = plan.members[member];
			return wide ? [forward(member, index, wide)] : [];
		})
	);
	list.add(
		{
			program: softmaxGradientProgram(plan.rowsPerBlock),
			target: 'evenDeltas',
			samplers: { outputs: 'odd', targets: 'even' }
		},
		atDistance(0, (member, index) => {
			const { wide, targets, deltas } = plan.members[member];
			if (!wide) return [];
			const { outputs } = trained[member].parameters.layers[index];
			const first = [wide.x, wide.y, targets.x, targets.y];
			return [[deltas[index], ...first, quadruples(outputs), outputs, 0, 0, 0, 0, index, member]];
		})
	);

	for (let distance = 0; distance < depth - 1; distance++) {
		list.add(
			{
				program: backwardProgram(plan.rowsPerBlock),
				target: deltaSide(distance + 1),
				samplers: {
					deltas: deltaSide(distance),
					source: side(distance),
					weights: 'weights'
				}
			},
			atDistance(distance, (member, index) => {
				if (index === 0) return [];
				const { deltas, inputs } = plan.members[member];
				const { layers, places } = trained[member].parameters;
				const first = [deltas[index].x, deltas[index].y, places[index].x, places[index].y];
				const code = activationCodes[layers[index - 1].activation];
				const second = [quadruples(layers[index].outputs), code, 0, 0];
				const third = [inputs[index].x, inputs[index].y, index - 1, member];
				return [[deltas[index - 1], ...first, ...second, ...third]];
			})
		);
	}

	const ofAllLayers = (describe: (member: number, layer: number) => Rectangle) =>
		present.flatMap((member) =>
			trained[member].parameters.layers.map(({ index }) => describe(member, index))
		);
	list.add(
		{
			program: gradientProgram(plan.rowsPerBlock),
			target: 'gradients',
			samplers: {
				source0: 'even',
				source1: 'odd',
				deltas0: 'evenDeltas',
				deltas1: 'oddDeltas'
			}
		},
		ofAllLayers((member, index) => {
			const { inputs, deltas, gradients } = plan.members[member];
			const first = [inputs[index].x, inputs[index].y, deltas[index].x, deltas[index].y];
			const distance = trained[member].parameters.layers.length - 1 - index;
			const second = [index === 0 ? 1 : 0, gradients[index].height - 1, distance % 2, 0];
			return [gradients[index], ...first, ...second, 0, 0, index, member];
		})
	);
	list.add(
		{
			program: optimizerProgram(plan.rowsPerBlock),
			target: 'parameters',
			samplers: {
				gradients: 'gradients',
				weights: 'weights',
				moments1: 'moments1',
				moments2: 'moments2',
				mask: 'mask'
			}
		},
		ofAllLayers((member, index) => {
			const { x, y, height } = plan.members[member].gradients[index];
			const place = trained[member].parameters.places[index];
			return [place, x, y, height - 1, place.height - 1, 0, 0, 0, 0, 0, 0, index, member];
		})
	);
	return list;
}
