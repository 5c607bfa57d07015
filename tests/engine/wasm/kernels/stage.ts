/** Single kernels with arrays of known numbers, rows padded as in `wasm/kernels/network.ts`. */
import { expect } from 'vitest';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import bytesInBase64 from '../../../../src/lib/engine/wasm/kernels/each.ts?assembly';
import type { Kernels } from '../../../../src/lib/engine/wasm/kernels.ts';
import { Memory, padded, readRows, writeRows } from '../../../../src/lib/engine/wasm/memory.ts';

/** What `kernels/each.ts` exports; arguments are those of the kernels, in their order. */
type EachKernel = Kernels &
	Record<
		| 'activate'
		| 'addProduct'
		| 'addToInputs'
		| 'advance'
		| 'backFromMean'
		| 'backToLargest'
		| 'backward'
		| 'clearPadding'
		| 'clearRows'
		| 'cosines'
		| 'dropUnits'
		| 'exponentials'
		| 'flatten'
		| 'forward'
		| 'gather'
		| 'gatherPatches'
		| 'gradientOfBias'
		| 'gradientOfKernel'
		| 'gradientOfLowRank'
		| 'hyperbolicTangents'
		| 'joinGradients'
		| 'lossGradient'
		| 'poolLargest'
		| 'poolMean'
		| 'product'
		| 'roundWeights'
		| 'scale'
		| 'scatterPatches'
		| 'sigmoids'
		| 'sines'
		| 'splitGradient'
		| 'throughActivation'
		| 'transpose'
		| 'unflatten',
		(...numbers: number[]) => void
	>;

/** Numbers of rows or columns beside, at and beyond the blocks that the kernels work in. */
export const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 12, 17];

/** Each size with some of the others. */
export const shapes = sizes.flatMap((inputs, i) =>
	[1, 4, 7].map((step) => ({
		inputs,
		units: sizes[(i + step) % sizes.length],
		rows: sizes[(i + 2 * step) % sizes.length]
	}))
);

/** Multiples of ⅛ within ±2, whose products and sums are exact in float32. */
export function eighths(count: number, ...name: (string | number)[]): Float32Array {
	const random = randomStream(1, ...name);
	return Float32Array.from({ length: count }, () => Math.round(32 * random.uniform() - 16) / 8);
}

/** A matrix `[rows, width]` in the module's memory. */
export interface Placed {
	address: number;
	rows: number;
	width: number;
}

export class Stage {
	readonly kernels: EachKernel;
	readonly memory: Memory;

	private constructor(kernels: EachKernel) {
		this.kernels = kernels;
		this.memory = new Memory(kernels);
	}

	static async open(): Promise<Stage> {
		const bytes = Uint8Array.from(atob(bytesInBase64), (character) => character.charCodeAt(0));
		const { instance } = await WebAssembly.instantiate(bytes, { env: { abort() {} } });
		return new Stage(instance.exports as unknown as EachKernel);
	}

	/** `values` `[rows, width]` with zeros that pad rows and batch. */
	place(values: ArrayLike<number>, width: number): Placed {
		const rows = values.length / width;
		const address = this.memory.allocate(padded(rows) * padded(width));
		writeRows(this.#view({ address, rows, width }), values, width);
		return { address, rows, width };
	}

	/** Room for `[rows, width]`, filled with what a kernel is to write over. */
	room(rows: number, width: number): Placed {
		return this.place(new Float32Array(rows * width).fill(9.5), width);
	}

	read({ address, rows, width }: Placed): Float32Array {
		const values = new Float32Array(rows * width);
		readRows(values, this.#view({ address, rows, width }), width);
		return values;
	}

	/** All that pads the rows of the batch, and the rows that pad it. */
	padding(placed: Placed): number[] {
		const { rows, width } = placed;
		const stride = padded(width);
		return [...this.#view(placed)].filter((_, i) => i % stride >= width || i >= rows * stride);
	}

	#view({ address, rows, width }: Placed): Float32Array {
		return this.memory.floats(address, padded(rows) * padded(width));
	}
}

/** `[rows, columns]` of what `valueOf` says, flat. */
export function matrix(
	rows: number,
	columns: number,
	valueOf: (row: number, column: number) => number
): Float32Array {
	return Float32Array.from({ length: rows * columns }, (_, i) =>
		valueOf(Math.floor(i / columns), i % columns)
	);
}

/** `Σ termOf(i)` for i below `count`. */
export function sum(count: number, termOf: (i: number) => number): number {
	let total = 0;
	for (let i = 0; i < count; i++) total += termOf(i);
	return total;
}

/** Each number within `tolerance` of the expected one, relative to it and to `least`. */
export function expectClose(
	actual: ArrayLike<number>,
	expected: ArrayLike<number>,
	tolerance: number,
	least = 1e-30
): void {
	expect(actual.length).toBe(expected.length);
	for (let i = 0; i < expected.length; i++) {
		const distance = Math.abs(actual[i] - expected[i]);
		const allowed = tolerance * Math.max(Math.abs(expected[i]), least);
		if (!(distance <= allowed)) {
			expect.fail(`number ${i} is ${actual[i]}, not ${expected[i]} within ${allowed}`);
		}
	}
}
