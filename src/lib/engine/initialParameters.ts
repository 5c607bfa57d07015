/**
 * Initial weights from our own streams, one a layer, so that a network's start depends on its seed
 * and shape alone: not on its neighbours, and not on the library's generators.
 *
 * He normal (https://arxiv.org/abs/1502.01852) as in tfjs: a normal of standard deviation
 * √(2 / fan-in), redrawn beyond two of them, without the .8796 that would restore its spread.
 * Glorot uniform (https://proceedings.mlr.press/v9/glorot10a.html): ±√(6 / (fan-in + fan-out)).
 */
import { randomStream, type Random } from '../random/randomStream.ts';
import { layersOf, type Layer, type NetworkSpec } from '../network/spec.ts';

function truncatedNormal(random: Random): number {
	let value: number;
	do value = random.normal();
	while (Math.abs(value) > 2);
	return value;
}

function drawWeight(layer: Layer, random: Random): number {
	if (layer.initialisation === 'heNormal') {
		return Math.sqrt(2 / layer.inputs) * truncatedNormal(random);
	}
	const limit = Math.sqrt(6 / (layer.inputs + layer.outputs));
	return limit * (2 * random.uniform() - 1);
}

/** All parameters, flat as in `network/spec`; biases at zero. */
export function initialParameters(spec: NetworkSpec, seed: number): Float32Array {
	const layers = layersOf(spec);
	const parameters = new Float32Array(layers[layers.length - 1].end);
	for (const layer of layers) {
		const random = randomStream(seed, 'weights', layer.index);
		for (let i = layer.kernelStart; i < layer.biasStart; i++) {
			parameters[i] = drawWeight(layer, random);
		}
	}
	return parameters;
}
