import { Refusal } from '../../../network/exact.ts';
import type { KerasLayer } from './kerasLayer.ts';
import type { KerasWeight } from './kerasWeight.ts';
import { shownName } from '../names.ts';

/** A kernel that makes one part of attention of what comes in, and its bias. */
function part(layer: KerasLayer, name: string, input: number[], output: number[]): KerasWeight[] {
	const kernel = { name: `${name}/kernel`, shape: [...input, ...output] };
	if (!layer.has('use_bias')) return [kernel];
	return [kernel, { name: `${name}/bias`, shape: output }];
}

function outputWidth(layer: KerasLayer, usual: number): number {
	const { output_shape: shape } = layer.config;
	if (shape === null || shape === undefined) return usual;
	return layer.sizes('output_shape').reduce((product, side) => product * side, 1);
}

function refuseWhatIsNotKnown(layer: KerasLayer) {
	if (layer.config.use_gate !== true) return;
	throw new Refusal(`“use_gate” of ${shownName(layer.name)} is not known here.`);
}

export function attentionWeights(layer: KerasLayer): KerasWeight[] {
	refuseWhatIsNotKnown(layer);
	const heads = layer.size('num_heads');
	const keyWidth = layer.size('key_dim');
	const valueWidth = layer.sizeOr('value_dim', keyWidth);
	const query = layer.side(-1, 'query_shape');
	const value = layer.side(-1, 'value_shape');
	const key = layer.hasInput('key_shape') ? layer.side(-1, 'key_shape') : value;
	return [
		...part(layer, 'query', [query], [heads, keyWidth]),
		...part(layer, 'key', [key], [heads, keyWidth]),
		...part(layer, 'value', [value], [heads, valueWidth]),
		...part(layer, 'attention_output', [heads, valueWidth], [outputWidth(layer, query)])
	];
}

export function groupedAttentionWeights(layer: KerasLayer): KerasWeight[] {
	refuseWhatIsNotKnown(layer);
	const width = layer.size('head_dim');
	const heads = layer.size('num_query_heads');
	const shared = layer.size('num_key_value_heads');
	const query = layer.side(-1, 'query_shape');
	const value = layer.side(-1, 'value_shape');
	const key = layer.hasInput('key_shape') ? layer.side(-1, 'key_shape') : value;
	return [
		...part(layer, 'query', [query], [heads, width]),
		...part(layer, 'key', [key], [shared, width]),
		...part(layer, 'value', [value], [shared, width]),
		...part(layer, 'attention_output', [heads, width], [query])
	];
}
