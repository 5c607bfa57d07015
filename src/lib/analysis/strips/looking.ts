/** Where a network with pooling looked: the place at which each filter found its largest value. */
import { passes } from '../../network/forward.ts';
import { layersOf, type NetworkSpec } from '../../network/spec.ts';
import { spansOfLayers, type Span } from './uses.ts';

export interface Look {
	filter: number;
	/** The largest value over all places; 0 of a relu filter that found nothing. */
	value: number;
	/** What the place that won sees of the strip. */
	span: Span;
}

/** For each row the look of each filter; null where the network pools nothing. */
export function looksOf(
	network: NetworkSpec,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number> // [rows, samples]
): Look[][] | null {
	const pooling = layersOf(network).find(({ spec }) => spec.kind === 'globalMaxPooling');
	const spans = pooling && spansOfLayers(network)[pooling.index];
	if (!pooling || !spans) return null;
	const upTo = { ...network, layers: network.layers.slice(0, pooling.index) };
	const values = passes(upTo, parameters, inputs).at(-1)!.outputs; // [rows, places, filters]
	const [places, filters] = pooling.input;
	const rows = values.length / (places * filters);
	return Array.from({ length: rows }, (_, row) =>
		Array.from({ length: filters }, (_, filter): Look => {
			const valueAt = (place: number) => values[(row * places + place) * filters + filter];
			let won = 0;
			for (let place = 1; place < places; place++) if (valueAt(place) > valueAt(won)) won = place;
			return { filter, value: valueAt(won), span: spans[won] };
		})
	);
}

/** For each sample the share of the filters that found something and looked there, 0–1. */
export function attentionOf(looks: readonly Look[], samples: number): number[] {
	const shares = Array<number>(samples).fill(0);
	const found = looks.filter(({ value }) => value > 0);
	for (const { span } of found) {
		for (let sample = span.from; sample <= span.to; sample++) shares[sample] += 1 / found.length;
	}
	return shares;
}
