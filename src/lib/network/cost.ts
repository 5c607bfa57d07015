import type { Optimizer } from './hyperparameters.ts';
import { layersOf, type NetworkSpec } from './spec.ts';

/** Weights and biases of one layer: `inputs × outputs + outputs`. */
export interface LayerCount {
	inputs: number;
	outputs: number;
	weights: number;
	biases: number;
	parameters: number;
}

export function countByLayer(spec: NetworkSpec): LayerCount[] {
	return layersOf(spec).map(({ inputs, outputs }) => ({
		inputs,
		outputs,
		weights: inputs * outputs,
		biases: outputs,
		parameters: inputs * outputs + outputs
	}));
}

/** How many numbers training adjusts. Exact for every width and depth. */
export function countParameters(spec: NetworkSpec): number {
	return countByLayer(spec).reduce((sum, layer) => sum + layer.parameters, 0);
}

/** Multiplications (each with its addition) to predict one example: one for each weight. */
export function multiplyAddsPerExample(spec: NetworkSpec): number {
	return countByLayer(spec).reduce((sum, layer) => sum + layer.weights, 0);
}

const bytesPerNumber = 4; // float32

/** Bytes to hold the parameters as float32. */
export function bytesToHold(parameters: number): number {
	return parameters * bytesPerNumber;
}

/** Numbers kept for each parameter while training: itself, its gradient, and the optimizer's state. */
const numbersPerParameter: Record<Optimizer, number> = { sgd: 2, momentum: 3, adam: 4 };

/** Bytes to train with this optimizer, activations not counted: 16 a parameter with Adam. */
export function bytesToTrain(parameters: number, optimizer: Optimizer): number {
	return parameters * numbersPerParameter[optimizer] * bytesPerNumber;
}

/**
 * Bytes of activations and their gradients for one pass over `rows` examples: two float32 for each
 * unit (before and after its activation), twice over for the backward pass.
 */
export function bytesOfActivations(spec: NetworkSpec, rows: number): number {
	const units = layersOf(spec).reduce((sum, layer) => sum + layer.outputs, spec.inputs);
	return units * rows * 4 * bytesPerNumber;
}
