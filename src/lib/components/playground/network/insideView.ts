/** What “Look inside” shows of one layer, computed in the page. */
import { gradientSizes } from '$lib/analysis/insideNetwork.ts';
import type { Probe } from '$lib/data/probe.ts';
import type { Table } from '$lib/data/table.ts';
import { countParameters } from '$lib/network/cost.ts';
import { passes } from '$lib/network/forward.ts';
import type { Loss } from '$lib/network/loss.ts';
import { inputsOf, outputsOf, type NetworkSpec } from '$lib/network/spec.ts';
import { layerShares } from '../../drawing/units/unitMaps.ts';

/** Multiplications for each of its parts, so that a frame is late by little while it trains. */
const affordable = { training: 3e6, resting: 4e7 };

/** Cells along a side of a unit's map. */
const coarsest = 8;
const finest = 48;

export interface InsideView {
	/** Of each unit of the layer, as in `layerShares`. */
	pictures: Float32Array[];
	/** Of the grid that they are over; 1 for a curve. */
	rows: number;
	/** The layer's activations at the training points, `[points, units]`. */
	activations: Float64Array;
	/** Training points that it was computed at, the first ones. */
	points: number;
	/** Of the gradient, layer by layer. */
	gradients: number[];
}

interface Looked {
	spec: NetworkSpec;
	loss: Loss;
	parameters: Float32Array;
	layer: number;
	training: Table;
	/** Inputs to draw the units over, so many cells a side; null for more than two inputs. */
	probe: (side: number) => Probe | null;
	isRunning: boolean;
}

export function lookInside(looked: Looked): InsideView {
	const { spec, loss, parameters, layer, training, probe, isRunning } = looked;
	const budget = isRunning ? affordable.training : affordable.resting;
	const count = countParameters(spec);
	const side = Math.floor(Math.sqrt(budget / count));
	const grid = probe(Math.max(coarsest, Math.min(finest, side)));
	// The layers after it do not matter to it, and its parameters come first.
	const upTo = { ...spec, layers: spec.layers.slice(0, layer + 1) };
	const activationsAt = (inputs: Float32Array) => passes(upTo, parameters, inputs)[layer].outputs;

	// A gradient takes about three passes.
	const points = Math.max(1, Math.min(training.rows, Math.floor(budget / (4 * count))));
	const inputs = training.inputs.subarray(0, points * inputsOf(spec));
	const targets = training.targets.subarray(0, points * outputsOf(spec));
	const activations = activationsAt(inputs);
	const values = grid ? activationsAt(grid.inputs) : activations;
	const pictures = layerShares(spec, layer, values, loss);
	return {
		// Without a picture of the inputs a unit is seen as its values in order.
		pictures: grid ? pictures : pictures.map((shares) => shares.toSorted()),
		rows: grid?.rows ?? 1,
		activations,
		points,
		gradients: gradientSizes(spec, loss, parameters, inputs, targets)
	};
}
