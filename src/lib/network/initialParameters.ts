/**
 * Initial weights from our own streams, one a layer, so that a network's start depends on its seed
 * and shape alone: not on its neighbours, and not on the library's generators.
 *
 * He normal (https://arxiv.org/abs/1502.01852) as in tfjs: a normal of standard deviation
 * √(2 / fan-in), redrawn beyond two of them, without the .8796 that would restore its spread.
 * Glorot uniform (https://proceedings.mlr.press/v9/glorot10a.html): ±√(6 / (fan-in + fan-out)).
 */
import { randomStream, type Random } from '../random/randomStream.ts';
import type { Start } from './layers/kind.ts';
import { layersOf, type NetworkSpec } from './spec.ts';

function truncatedNormal(random: Random): number {
	let value: number;
	do value = random.normal();
	while (Math.abs(value) > 2);
	return value;
}

function drawParameter(start: Start, random: Random): number {
	switch (start.kind) {
		case 'zeros':
			return 0;
		case 'ones':
			return 1;
		case 'heNormal':
			return Math.sqrt(2 / start.fanIn) * truncatedNormal(random);
		case 'glorotUniform': {
			const limit = Math.sqrt(6 / (start.fanIn + start.fanOut));
			return limit * (2 * random.uniform() - 1);
		}
	}
}

/** All parameters, flat as in `network/spec`. */
export function initialParameters(network: NetworkSpec, seed: number): Float32Array {
	const layers = layersOf(network);
	const parameters = new Float32Array(layers.at(-1)!.end);
	for (const { index, arrays } of layers) {
		const random = randomStream(seed, 'weights', index);
		for (const { array, start, end } of arrays) {
			for (let i = start; i < end; i++) parameters[i] = drawParameter(array.start, random);
		}
	}
	return parameters;
}
