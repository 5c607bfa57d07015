import type { NetworkSpec } from '../../../network/spec.ts';
import { Atlas, type Place } from './atlas.ts';
import { parameterSize, texelLayersOf, type TexelLayer } from './matrix.ts';

/** Where one network's parameters lie: a place for each layer. */
export interface MemberParameters {
	layers: readonly TexelLayer[];
	places: readonly Place[];
}

export interface ParameterLayout {
	atlas: Atlas;
	members: readonly MemberParameters[];
}

/** The places of all networks' kernels and biases; weights and both moments are laid out alike. */
export function layOutParameters(networks: readonly NetworkSpec[]): ParameterLayout {
	const atlas = new Atlas();
	const members = networks.map((network) => {
		const layers = texelLayersOf(network);
		const places = layers.map((layer) => {
			const { width, height } = parameterSize(layer);
			return atlas.add(width, height);
		});
		return { layers, places };
	});
	return { atlas: atlas.pack(), members };
}
