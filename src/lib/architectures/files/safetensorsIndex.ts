/** `model.safetensors.index.json`: which file of a sharded model holds which tensor, and no shapes. */
import { Refusal } from '../../network/exact.ts';
import { isObject, type JsonObject } from './jsonText.ts';
import { shownName } from './names.ts';
import { checkTensorCount } from './tensor.ts';

export interface ShardIndex {
	/** The file by the name of the tensor. */
	shards: ReadonlyMap<string, string>;
	/** Bytes of all tensors, as the index says. */
	totalBytes: number | null;
	/** Parameters, as the index says. */
	totalParameters: number | null;
}

export function isShardIndex(json: JsonObject): boolean {
	return isObject(json.weight_map);
}

export function readShardIndex(json: JsonObject): ShardIndex {
	const entries = Object.entries(json.weight_map as JsonObject);
	checkTensorCount(entries.length);
	const wrong = entries.find(([, shard]) => typeof shard !== 'string');
	if (wrong) throw new Refusal(`“weight_map” names no file for ${shownName(wrong[0])}.`);
	const metadata = isObject(json.metadata) ? json.metadata : {};
	return {
		shards: new Map(entries as [string, string][]),
		totalBytes: total(metadata, 'total_size'),
		totalParameters: total(metadata, 'total_parameters')
	};
}

function total(metadata: JsonObject, key: string): number | null {
	const value = metadata[key];
	if (value === undefined) return null;
	// Some writers put it as 1.3e10, with a point and a zero.
	if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
	throw new Refusal(`“${key}” in its metadata must be a whole number from 0 up.`);
}
