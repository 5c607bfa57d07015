/**
 * The draws of one training step of a whole population, by the distance from the output: L forward,
 * the last with the loss's gradient; L − 1 backward; all weight gradients; all optimizers. Each kind of
 * member has programs of its own, because software GL runs every branch of a program at every fragment.
 */
import type { Optimizer } from '../../network/hyperparameters.ts';
import { DrawList, type Rectangle, type TextureName } from './drawList.ts';
import { quadruples } from './matrix.ts';
import { backwardProgram } from './programs/backward.ts';
import { biasGradientProgram } from './programs/biasGradient.ts';
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
	const product = (member: number, index: number) => {
		const source = plan.members[member].inputs[index];
		const kernel = trained[member].parameters.places[index];
		const { inputs, outputs } = layersOf(member)[index];
		const isBatch = index === 0 ? 1 : 0;
		const second = [quadruples(inputs), outputs, 0, isBatch];
		return [source.x, source.y, kernel.x, kernel.y, ...second];
	};

	for (let distance = depth - 1; distance > 0; distance--) {
		list.add(
			{
				target: side(distance - 1),
				samplers: { source: side(distance), weights: 'weights' }
			},
			atDistance(distance, (member, index, { dropsOut }) => [
				{
					program: forwardProgram(rowsPerBlock, layersOf(member)[index].activation, dropsOut),
					place: plan.members[member].inputs[index + 1],
					numbers: [...product(member, index), 0, 0, index, member]
				}
			])
		);
	}
	list.add(
		{ target: 'evenDeltas', samplers: { source: 'even', weights: 'weights' } },
		atDistance(0, (member, index) => {
			const { deltas, targets, wide } = plan.members[member];
			if (wide) return [];
			return [
				{
					program: outputGradientProgram(rowsPerBlock, trained[member].loss),
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
			const program = forwardProgram(rowsPerBlock, 'linear', false);
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
				const { outputs } = layersOf(member)[index];
				const { activation } = layersOf(member)[index - 1];
				const kernel = trained[member].parameters.places[index];
				const first = [deltas[index].x, deltas[index].y, kernel.x, kernel.y];
				const third = [inputs[index].x, inputs[index].y, index - 1, member];
				return [
					{
						program: backwardProgram(rowsPerBlock, activation, dropsOut),
						place: deltas[index - 1],
						numbers: [...first, quadruples(outputs), 0, 0, 0, ...third]
					}
				];
			})
		);
	}
	for (const parity of [0, 1]) {
		const ofParity = (describe: Describe) =>
			Array.from({ length: depth }, (_, distance) =>
				distance % 2 === parity ? atDistance(distance, describe) : []
			).flat();
		const numbers = (member: number, index: number) => {
			const { inputs, deltas } = plan.members[member];
			const first = [inputs[index].x, inputs[index].y, deltas[index].x, deltas[index].y];
			return [...first, index === 0 ? 1 : 0, 0, 0, 0, 0, 0, index, member];
		};
		list.add(
			{ target: 'gradients', samplers: { source: side(parity), deltas: deltaSide(parity) } },
			ofParity((member, index) => {
				const { gradients } = plan.members[member];
				const { height } = gradients[index];
				return [
					{
						program: gradientProgram(rowsPerBlock),
						place: { ...gradients[index], height: height - 1 },
						numbers: numbers(member, index)
					}
				];
			})
		);
		list.add(
			{ target: 'gradients', samplers: { deltas: deltaSide(parity) } },
			ofParity((member, index) => {
				const { x, y, width, height } = plan.members[member].gradients[index];
				return [
					{
						program: biasGradientProgram(rowsPerBlock),
						place: { x, y: y + height - 1, width, height: 1 },
						numbers: numbers(member, index)
					}
				];
			})
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
			layersOf(member).map(({ index }) => {
				const { x, y, height } = plan.members[member].gradients[index];
				const place = trained[member].parameters.places[index];
				return {
					program: optimizerProgram(rowsPerBlock, optimizer, isMasked),
					place,
					numbers: [x, y, height - 1, place.height - 1, 0, 0, 0, 0, 0, 0, index, member]
				};
			})
		)
	);
	return list;
}
