/**
 * The draws of one training step of a whole population, by the distance from the output: L forward,
 * the last with the loss's gradient; L − 1 backward; all weight gradients; all optimizers. Each kind of
 * member has programs of its own, because software GL runs every branch of a program at every fragment.
 */
import type { Optimizer } from '../../network/hyperparameters.ts';
import { DrawList, type Rectangle, type TextureName } from './drawList.ts';
import { inputTexels, isFolded, parameterSize, quadruples } from './matrix.ts';
import { backwardProgram } from './programs/backward.ts';
import { columnGradientProgram } from './programs/columnGradient.ts';
import { forwardProgram } from './programs/forward.ts';
import { gradientProgram } from './programs/gradient.ts';
import { optimizerProgram } from './programs/optimizer.ts';
import { outputGradientProgram } from './programs/outputGradient.ts';
import { softmaxGradientProgram } from './programs/softmaxGradient.ts';
import type { Trained, TrainingPlan } from './trainingPlan.ts';

/** What a member's programs depend on beside its layers and loss. */
export interface TrainingKinds {
	optimizer: Optimizer;
	dropsOut: boolean;
	isMasked: boolean;
}

const side = (distance: number): TextureName => (distance % 2 === 0 ? 'even' : 'odd');
const deltaSide = (distance: number): TextureName =>
	distance % 2 === 0 ? 'evenDeltas' : 'oddDeltas';

/** `kinds` has null for members that take no part. */
export function listTraining(
	trained: readonly Trained[],
	plan: TrainingPlan,
	kinds: readonly (TrainingKinds | null)[]
): DrawList {
	const { rowsPerBlock } = plan;
	const list = new DrawList();
	const present = kinds.flatMap((kind, member) => (kind ? [{ kind, member }] : []));
	const depth = Math.max(0, ...present.map(({ member }) => layersOf(member).length));
	function layersOf(member: number) {
		return trained[member].parameters.layers;
	}
	type Describe = (member: number, layer: number, kind: TrainingKinds) => Rectangle[];
	/** For each member's layer at this distance, if it has one. */
	const atDistance = (distance: number, describe: Describe) =>
		present.flatMap(({ kind, member }) => {
			const layer = layersOf(member).length - 1 - distance;
			return layer < 0 ? [] : describe(member, layer, kind);
		});
	/** As `productText` has them. */
	const product = (member: number, index: number, hasOne = 0) => {
		const source = plan.members[member].inputs[index];
		const kernel = trained[member].parameters.places[index];
		const { inputs, outputs } = layersOf(member)[index];
		const isBatch = index === 0 ? 1 : 0;
		const second = [inputTexels(inputs), outputs, hasOne, isBatch];
		return [source.x, source.y, kernel.x, kernel.y, ...second];
	};

	for (let distance = depth - 1; distance > 0; distance--) {
		list.add(
			{
				target: side(distance - 1),
				samplers: { source: side(distance), weights: 'weights' }
			},
			atDistance(distance, (member, index, { dropsOut }) => {
				const { activation, outputs, isColumn } = layersOf(member)[index];
				const result = plan.members[member].inputs[index + 1];
				return [
					{
						program: forwardProgram(rowsPerBlock, activation, dropsOut, isColumn),
						place: { ...result, width: quadruples(outputs) },
						numbers: [...product(member, index, 1), 0, 0, index, member]
					}
				];
			})
		);
	}
	list.add(
		{ target: 'evenDeltas', samplers: { source: 'even', weights: 'weights' } },
		atDistance(0, (member, index) => {
			const { deltas, targets, wide } = plan.members[member];
			if (wide) return [];
			const { isColumn } = layersOf(member)[index];
			return [
				{
					program: outputGradientProgram(rowsPerBlock, trained[member].loss, isColumn),
					place: deltas[index],
					numbers: [...product(member, index), targets.x, targets.y, index, member]
				}
			];
		})
	);
	list.add(
		{ target: 'odd', samplers: { source: 'even', weights: 'weights' } },
		atDistance(0, (member, index) => {
			const { wide } = plan.members[member];
			if (!wide) return [];
			const program = forwardProgram(rowsPerBlock, 'linear', false, false);
			return [{ program, place: wide, numbers: [...product(member, index), 0, 0, index, member] }];
		})
	);
	list.add(
		{ target: 'evenDeltas', samplers: { outputs: 'odd', targets: 'even' } },
		atDistance(0, (member, index) => {
			const { wide, targets, deltas } = plan.members[member];
			if (!wide) return [];
			const { outputs } = layersOf(member)[index];
			const first = [wide.x, wide.y, targets.x, targets.y];
			return [
				{
					program: softmaxGradientProgram(rowsPerBlock),
					place: deltas[index],
					numbers: [...first, quadruples(outputs), outputs, 0, 0, 0, 0, index, member]
				}
			];
		})
	);
	for (let distance = 0; distance < depth - 1; distance++) {
		list.add(
			{
				target: deltaSide(distance + 1),
				samplers: { deltas: deltaSide(distance), source: side(distance), weights: 'weights' }
			},
			atDistance(distance, (member, index, { dropsOut }) => {
				if (index === 0) return [];
				const { deltas, inputs } = plan.members[member];
				const { inputs: units, outputs, isColumn } = layersOf(member)[index];
				const { activation } = layersOf(member)[index - 1];
				const kernel = trained[member].parameters.places[index];
				const first = [deltas[index].x, deltas[index].y, kernel.x, kernel.y];
				const third = [inputs[index].x, inputs[index].y, index - 1, member];
				return [
					{
						program: backwardProgram(rowsPerBlock, activation, dropsOut, isColumn),
						place: deltas[index - 1],
						numbers: [...first, quadruples(outputs), units, 0, 0, ...third]
					}
				];
			})
		);
	}
	const gradient: Describe = (member, index) => {
		const { inputs, deltas, gradients } = plan.members[member];
		const layer = layersOf(member)[index];
		const first = [inputs[index].x, inputs[index].y, deltas[index].x, deltas[index].y];
		const kernelRows = Math.min(rowsPerBlock, parameterSize(layer).height);
		return [
			{
				program: layer.isColumn
					? columnGradientProgram(rowsPerBlock)
					: gradientProgram(rowsPerBlock, kernelRows, isFolded(layer, rowsPerBlock)),
				place: gradients[index],
				numbers: [...first, index === 0 ? 1 : 0, 0, 0, 0, 0, 0, index, member]
			}
		];
	};
	for (const parity of [0, 1]) {
		const ofParity = Array.from({ length: depth }, (_, distance) =>
			distance % 2 === parity ? atDistance(distance, gradient) : []
		);
		list.add(
			{ target: 'gradients', samplers: { source: side(parity), deltas: deltaSide(parity) } },
			ofParity.flat()
		);
	}
	list.add(
		{
			target: 'parameters',
			samplers: {
				gradients: 'gradients',
				weights: 'weights',
				moments1: 'moments1',
				moments2: 'moments2',
				mask: 'mask'
			}
		},
		present.flatMap(({ member, kind: { optimizer, isMasked } }) =>
			layersOf(member).map((layer) => {
				const { index, inputs, isColumn } = layer;
				const { x, y } = plan.members[member].gradients[index];
				const folds = isFolded(layer, rowsPerBlock) ? 1 : 0;
				return {
					program: optimizerProgram(rowsPerBlock, optimizer, isMasked, isColumn),
					place: trained[member].parameters.places[index],
					numbers: [x, y, inputs, folds, 0, 0, 0, 0, 0, 0, index, member]
				};
			})
		)
	);
	return list;
}
