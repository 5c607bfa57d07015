import { updatesOf } from '../../network/lora.ts';
import { layersOf, type NetworkSpec } from '../../network/spec.ts';
import { planOf } from './layers/index.ts';
import { padded, readRows, writeRows } from './memory.ts';

/** An array of parameters, flat from `start` to before `end`, and where its first row lies in an area. */
interface PaddedArray {
	start: number;
	end: number;
	/** Numbers of one row, without those that pad it. */
	width: number;
	/** In numbers from the area's first one. */
	at: number;
}

/** Where a layer's arrays begin, in numbers from the area's first one; 0 for one that it has not. */
export interface LayerPlace {
	kernel: number;
	bias: number;
	/** A and B of its low-rank update. */
	update?: { rank: number; down: number; up: number };
}

/** Where all that is trained lies in an area of the module's memory, in the order of the flat array. */
export class ParameterLayout {
	readonly #arrays: PaddedArray[] = [];
	/** How many numbers the network's own parameters have, and all that is trained. */
	readonly network: number;
	readonly trained: number;
	/** Numbers that an area takes. */
	readonly size: number;
	readonly layers: readonly LayerPlace[];

	/** `rank` 0: no low-rank update. */
	constructor(network: NetworkSpec, rank = 0) {
		let size = 0;
		const place = (start: number, end: number, width: number) => {
			const at = size;
			this.#arrays.push({ start, end, width, at });
			size += ((end - start) / width) * padded(width);
			return at;
		};
		const layers = layersOf(network);
		const places = layers.map((layer): LayerPlace => {
			const { units } = planOf(layer);
			const [kernel = 0, bias = 0] = layer.arrays.map(({ start, end }) => place(start, end, units));
			return { kernel, bias };
		});
		this.network = layers[layers.length - 1].end;
		const updates = rank > 0 ? updatesOf(network, rank) : [];
		for (const { layer, downStart, upStart, end } of updates) {
			const down = place(downStart, upStart, rank);
			places[layer.index].update = { rank, down, up: place(upStart, end, layer.outputs) };
		}
		this.layers = places;
		this.trained = updates.at(-1)?.end ?? this.network;
		this.size = size;
	}

	/** Writes a flat array; where it has the network's own parameters alone, the rest stays as it is. */
	write(area: Float32Array, values: Float32Array): void {
		for (const { start, end, width, at } of this.#arrays) {
			if (end > values.length) break;
			writeRows(area.subarray(at), values.subarray(start, end), width);
		}
	}

	/** A flat copy of the first `count` numbers, which are those of whole arrays. */
	read(area: Float32Array, count: number): Float32Array {
		const values = new Float32Array(count);
		for (const { start, end, width, at } of this.#arrays) {
			if (end > count) break;
			readRows(values.subarray(start, end), area.subarray(at), width);
		}
		return values;
	}
}
