/**
 * The draws of one training step of a whole population, by the distance from the output: L forward,
 * the last with the loss's gradient; L − 1 backward, each with the gradients of the layer it comes
 * from; then all optimizers. Where members are small some of these happen in one (`trainingPlan`).
 * Each kind of member has programs of its own, because software GL runs every branch of a program at
 * every fragment.
 */
import type { Optimizer } from '../../network/hyperparameters.ts';
import { DrawList, type Rectangle, type TextureName } from './drawList.ts';
import { inputTexels, parameterSize, quadruples, type TexelLayer } from './matrix.ts';
import { backwardProgram, outputBackwardProgram } from './programs/backward.ts';
import { forwardProgram } from './programs/forward.ts';
import { gradientProgram } from './programs/gradient.ts';
import { optimizerProgram } from './programs/optimizer.ts';
import { outputGradientProgram } from './programs/outputGradient.ts';
import { softmaxGradientProgram } from './programs/softmaxGradient.ts';
import type { Trained } from './trained.ts';
import type { TrainedPlaces, TrainingPlan } from './trainingPlan.ts';

/** What a member's programs depend on beside its layers and loss. */
export interface TrainingKinds {
	optimizer: Optimizer;
	dropsOut: boolean;
	isMasked: boolean;
}

/** One layer of one member. */
interface Part {
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
}

const side = (distance: number): TextureName => (distance % 2 === 0 ? 'even' : 'odd');
const deltaSide = (distance: number): TextureName =>
	distance % 2 === 0 ? 'evenDeltas' : 'oddDeltas';

function partsOf(
	trained: Trained,
	member: number,
	plan: TrainingPlan,
	kinds: TrainingKinds
): Part[] {
	const { layers } = trained.parameters;
	const places = plan.members[member];
	return layers.map((layer) => {
		const distance = layers.length - 1 - layer.index;
		return {
			member,
			trained,
			places,
			kinds,
			layer,
			distance,
			source: layer.index === 0 ? 'batches' : side(distance),
			deltas: deltaSide(places.isFused && distance === 0 ? 1 : distance)
		};
	});
}

/** As `productText` has them. */
function product({ places, trained, layer }: Part, third = 0): number[] {
	const { x, y } = places.inputs[layer.index];
	const kernel = trained.parameters.places[layer.index];
	const isBatch = layer.index === 0 ? 1 : 0;
	return [x, y, kernel.x, kernel.y, inputTexels(layer.inputs), layer.outputs, third, isBatch];
}

/** `kinds` has null for members that take no part. */
export function listTraining(
	trained: readonly Trained[],
	plan: TrainingPlan,
	kinds: readonly (TrainingKinds | null)[]
): DrawList {
	const list = new DrawList();
	const parts = trained.flatMap((one, i) => (kinds[i] ? partsOf(one, i, plan, kinds[i]) : []));
	const depth = Math.max(0, ...parts.map(({ distance }) => distance + 1));
	const { rowsPerBlock } = plan;

	/** One draw for each program and each set of textures. */
	const draw = (
		target: TextureName,
		chosen: readonly Part[],
		samplersOf: (part: Part) => Record<string, TextureName>,
		describe: (part: Part) => Rectangle
	) => {
		const keyOf = (part: Part) => JSON.stringify(samplersOf(part));
		for (const key of new Set(chosen.map(keyOf))) {
			const group = chosen.filter((part) => keyOf(part) === key);
			list.add({ target, samplers: samplersOf(group[0]) }, group.map(describe));
		}
	};
	const at = (distance: number) => parts.filter((part) => part.distance === distance);
	const outputs = at(0);

	for (let distance = depth - 1; distance > 0; distance--) {
		draw(
			side(distance - 1),
			at(distance),
			({ source }) => ({ source, weights: 'weights' }),
			(part) => {
				const { activation, outputs, isColumn, index } = part.layer;
				const { dropsOut } = part.kinds;
				return {
					program: forwardProgram(rowsPerBlock, activation, dropsOut, isColumn),
					place: { ...part.places.inputs[index + 1], width: quadruples(outputs) },
					numbers: [...product(part, 1), 0, 0, index, part.member]
				};
			}
		);
	}
	draw(
		'evenDeltas',
		outputs.filter(({ places }) => !places.wide && !places.isFused),
		({ source }) => ({ source, targets: 'batches', weights: 'weights' }),
		(part) => {
			const { deltas, targets } = part.places;
			const { isColumn, index } = part.layer;
			return {
				program: outputGradientProgram(rowsPerBlock, part.trained.loss, isColumn),
				place: deltas[index],
				numbers: [...product(part), targets.x, targets.y, index, part.member]
			};
		}
	);
	const wide = outputs.filter(({ places }) => places.wide);
	draw(
		'odd',
		wide,
		({ source }) => ({ source, weights: 'weights' }),
		(part) => ({
			program: forwardProgram(rowsPerBlock, 'linear', false, false),
			place: part.places.wide!,
			numbers: [...product(part), 0, 0, part.layer.index, part.member]
		})
	);
	draw(
		'evenDeltas',
		wide,
		() => ({ outputs: 'odd', targets: 'batches' }),
		({ places, layer, member }) => {
			const { x, y } = places.wide!;
			const { targets, deltas } = places;
			const second = [quadruples(layer.outputs), layer.outputs, 0, 0];
			return {
				program: softmaxGradientProgram(rowsPerBlock),
				place: deltas[layer.index],
				numbers: [x, y, targets.x, targets.y, ...second, 0, 0, layer.index, member]
			};
		}
	);
	draw(
		'oddDeltas',
		outputs.filter(({ places }) => places.isFused),
		({ source }) => ({ source, targets: 'batches', weights: 'weights' }),
		(part) => {
			const { index, inputs, isColumn } = part.layer;
			const { deltas, targets } = part.places;
			const { activation } = part.trained.parameters.layers[index - 1];
			const { loss } = part.trained;
			const { dropsOut } = part.kinds;
			return {
				program: outputBackwardProgram(rowsPerBlock, loss, activation, dropsOut, isColumn),
				place: deltas[index - 1],
				numbers: [...product(part, inputs), targets.x, targets.y, index - 1, part.member]
			};
		}
	);
	for (let distance = 0; distance < depth; distance++) {
		draw(
			deltaSide(distance + 1),
			at(distance).filter(
				({ layer, places }) => layer.index > 0 && !(places.isFused && distance === 0)
			),
			({ deltas, source }) => ({ deltas, source, weights: 'weights' }),
			({ layer, places, trained, kinds, member }) => {
				const { index, inputs, outputs, isColumn } = layer;
				const { activation } = trained.parameters.layers[index - 1];
				const delta = places.deltas[index];
				const kernel = trained.parameters.places[index];
				const h = places.inputs[index];
				const first = [delta.x, delta.y, kernel.x, kernel.y];
				return {
					program: backwardProgram(rowsPerBlock, activation, kinds.dropsOut, isColumn),
					place: places.deltas[index - 1],
					numbers: [...first, quadruples(outputs), inputs, 0, 0, h.x, h.y, index - 1, member]
				};
			}
		);
		draw(
			deltaSide(distance + 1),
			at(distance).filter(({ layer, places }) => places.gradients[layer.index]),
			({ deltas, source }) => ({ deltas, source }),
			(part) => ({
				program: gradientProgram(
					rowsPerBlock,
					Math.min(rowsPerBlock, parameterSize(part.layer).height)
				),
				place: part.places.gradients[part.layer.index]!,
				numbers: gradientNumbers(part)
			})
		);
	}
	draw(
		'parameters',
		parts,
		({ places, layer, distance, source, deltas }) => ({
			...(places.gradients[layer.index]
				? { gradients: deltaSide(distance + 1) }
				: { source, deltas }),
			weights: 'weights',
			moments1: 'moments1',
			moments2: 'moments2',
			mask: 'mask'
		}),
		(part) => {
			const { index, isColumn, inputs } = part.layer;
			const { optimizer, isMasked } = part.kinds;
			const drawn = part.places.gradients[index];
			const isSummed = drawn === null;
			const kind = { optimizer, isMasked, isColumn, isSummed };
			return {
				program: optimizerProgram(rowsPerBlock, kind),
				place: part.trained.parameters.places[index],
				numbers: drawn
					? [drawn.x, drawn.y, 0, 0, 0, inputs, 0, 0, 0, 0, index, part.member]
					: gradientNumbers(part)
			};
		}
	);
	return list;
}

/** h's place, δ's place, whether h is the batch, inputs. */
function gradientNumbers({ places, layer: { index, inputs }, member }: Part): number[] {
	const h = places.inputs[index];
	const delta = places.deltas[index];
	const isBatch = index === 0 ? 1 : 0;
	return [h.x, h.y, delta.x, delta.y, isBatch, inputs, 0, 0, 0, 0, index, member];
}
