import { activations, slopeFollows } from '../../network/activation.ts';
import { sizeOf } from '../../network/shape.ts';
import type { Layer } from '../../network/spec.ts';
import { planOf } from './layers/index.ts';
import { kernelKinds, sidesOf, type LayerPlan } from './layers/layer.ts';
import { padded, type Memory } from './memory.ts';
import type { LayerPlace } from './parameterLayout.ts';
import { layerFields, writeStructure } from './structures.ts';

/** A layer and where it lies. */
export interface PlacedLayer {
	layer: Layer;
	plan: LayerPlan;
	/** Numbers from one place of the outputs to the next. */
	stride: number;
	place: LayerPlace;
	/** Numbers of its outputs for one example. */
	outputs: number;
	/** Addresses: of its structure, and of what it gives out for a batch, before and after dropout. */
	structure: number;
	outputsAt: number;
	droppedAt: number;
}

/** A layer with room for the outputs of `rows` rows. */
export function placeLayer(
	memory: Memory,
	layer: Layer,
	structure: number,
	rows: number,
	place: LayerPlace,
	drops: boolean
): PlacedLayer {
	const plan = planOf(layer);
	const stride = padded(plan.units);
	const room = () => memory.allocate(rows * plan.places * stride);
	const outputsAt = room();
	return {
		layer,
		plan,
		stride,
		place,
		outputs: sizeOf(layer.output),
		structure,
		outputsAt,
		droppedAt: drops ? room() : outputsAt
	};
}

/** How far apart lie what comes in: what the layer before gives out, or a table's rows. */
export function stridesOf({ layer }: PlacedLayer, before: PlacedLayer | undefined) {
	const { positions, channels } = sidesOf(layer.input);
	if (before)
		return { rowStride: before.plan.places * before.stride, positionStride: before.stride };
	return { rowStride: padded(positions * channels), positionStride: channels };
}

/** Tells the kernels all that holds of the layer as long as it lies there. */
export function writeLayer(
	memory: Memory,
	placed: PlacedLayer,
	before: PlacedLayer | undefined,
	rows: number,
	{ used, parameters, gradient }: { used: number; parameters: number; gradient: number }
): void {
	const { layer, plan, place, stride, structure, outputsAt } = placed;
	const { kernel, bias, update } = place;
	const { kind, activation, places, units, depth, ...window } = plan;
	const strides = stridesOf(placed, before);
	const room = (is: boolean, perRow: number) => (is ? memory.allocate(rows * perRow) : 0);
	const isConvolution = kind === 'convolution';
	const inputStride = isConvolution ? padded(depth) : strides.rowStride;
	const keepsSums = kind === 'residual' || !slopeFollows(activation);
	const hasBias = layer.arrays.length > 1;
	writeStructure(memory, structure, layerFields, {
		kind: kernelKinds.indexOf(kind),
		inputs: depth,
		inputStride,
		...strides,
		...sidesOf(layer.input),
		...window,
		places,
		units,
		stride,
		activation: activations.indexOf(activation),
		kernel: depth > 0 ? used + 4 * kernel : 0,
		kernelGradient: gradient + 4 * kernel,
		bias: hasBias ? used + 4 * bias : 0,
		biasGradient: gradient + 4 * bias,
		sums: keepsSums ? room(true, places * stride) : outputsAt,
		outputs: outputsAt,
		delta: room(true, places * stride),
		strips: before && depth > 0 ? memory.allocate(8 * Math.ceil(depth / 8) * stride) : 0,
		patches: room(isConvolution, places * inputStride),
		largest: room(kind === 'maxPooling', places * stride),
		past: room(kind === 'residual', stride),
		...(update && {
			rank: update.rank,
			down: parameters + 4 * update.down,
			downGradient: gradient + 4 * update.down,
			up: parameters + 4 * update.up,
			upGradient: gradient + 4 * update.up
		})
	});
}
