import { layersOf, type Activation, type NetworkSpec } from './spec.ts';

export function activate(activation: Activation, z: number): number {
	switch (activation) {
		case 'tanh':
			return Math.tanh(z);
		case 'relu':
			return Math.max(z, 0);
		case 'sigmoid':
			return 1 / (1 + Math.exp(-z));
		case 'linear':
			return z;
	}
}

/**
 * The plain forward pass in float64, one dense layer after another: `h ← φ(h·W + b)`. Slow, and what
 * every faster one is checked against. `parameters` are flat, as in `spec`.
 */
export function forward(
	spec: NetworkSpec,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number> // [rows, inputs]
): Float64Array {
	const rows = inputs.length / spec.inputs;
	let values = Float64Array.from(inputs);
	for (const layer of layersOf(spec)) {
		const next = new Float64Array(rows * layer.outputs); // [rows, outputs]
		for (let row = 0; row < rows; row++) {
			for (let to = 0; to < layer.outputs; to++) {
				let z = parameters[layer.biasStart + to];
				for (let from = 0; from < layer.inputs; from++) {
					const weight = parameters[layer.kernelStart + from * layer.outputs + to];
					z += values[row * layer.inputs + from] * weight;
				}
				next[row * layer.outputs + to] = activate(layer.activation, z);
			}
		}
		values = next;
	}
	return values; // [rows, outputs]
}
