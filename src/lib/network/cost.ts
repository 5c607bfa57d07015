import { exactNumber } from './exact.ts';
import { evaluateExactly } from './formula.ts';
import { momentsOf, type Optimizer } from './hyperparameters.ts';
import { kindOf, type LayerSpec } from './layers/index.ts';
import type { CountFormula } from './layers/kind.ts';
import { sizeOf, type Shape } from './shape.ts';
import { layersOf, type NetworkSpec } from './spec.ts';

/** A layer and the shape that comes in: all that its count needs. */
export interface CountedLayer {
	spec: LayerSpec;
	input: Shape;
}

export function formulaOf({ spec, input }: CountedLayer): CountFormula {
	return kindOf(spec).formula(spec, input);
}

/** Of any size; throws a `Refusal` for what is no layer. */
export function countExactly(layer: CountedLayer): bigint {
	const { formula, values } = formulaOf(layer);
	return evaluateExactly(formula, values);
}

/** Numbers that are kept beside the layer's parameters and that no gradient adjusts. */
export function countStatistics({ spec, input }: CountedLayer): bigint {
	const statistics = kindOf(spec).statistics?.(spec, input);
	return statistics === undefined ? 0n : evaluateExactly(statistics.formula, statistics.values);
}

/** Throws a `Refusal` for what is no layer, or too large a one. */
export function countLayer(layer: CountedLayer): number {
	return exactNumber(countExactly(layer));
}

/** How many numbers training adjusts. Exact for every width and depth. */
export function countParameters(network: NetworkSpec): number {
	return layersOf(network).reduce((sum, layer) => sum + countLayer(layer), 0);
}

/** Multiplications (each with its addition) to predict one example: in a dense layer one a weight. */
export function multiplyAddsPerExample(network: NetworkSpec): number {
	return layersOf(network).reduce((sum, layer) => sum + multiplyAddsOf(layer), 0);
}

export function multiplyAddsOf({ spec, input }: CountedLayer): number {
	return kindOf(spec).multiplyAdds(spec, input);
}

const bytesPerNumber = 4; // float32

/** Bytes to hold the parameters as float32. */
export function bytesToHold(parameters: number): number {
	return parameters * bytesPerNumber;
}

/**
 * Bytes to train with this optimizer, activations not counted: each parameter, its gradient and its
 * moments, 16 a parameter with Adam.
 */
export function bytesToTrain(parameters: number, optimizer: Optimizer): number {
	return parameters * (2 + momentsOf[optimizer]) * bytesPerNumber;
}

/**
 * Bytes of activations and their gradients for one pass over `rows` examples: two float32 for each
 * unit (before and after its activation), twice over for the backward pass.
 */
export function bytesOfActivations(network: NetworkSpec, rows: number): number {
	const units = layersOf(network).reduce(
		(sum, { output }) => sum + sizeOf(output),
		sizeOf(network.input)
	);
	return units * rows * 4 * bytesPerNumber;
}
