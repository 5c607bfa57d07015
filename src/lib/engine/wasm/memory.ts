import type { Kernels } from './kernels.ts';

const pageBytes = 2 ** 16;
/** Of the processor's cache. */
const lineBytes = 64;

/** The memory of one population, handed out from below and given back as a whole. */
export class Memory {
	readonly kernels: Kernels;
	#next: number;

	constructor(kernels: Kernels) {
		this.kernels = kernels;
		this.#next = kernels.firstFree();
	}

	/** The address of so many numbers of four bytes, all zero, at the beginning of a cache line: eight
	 * columns side by side lie in one. Throws where there is no more memory. */
	allocate(count: number): number {
		const start = this.#next;
		this.#next += Math.ceil((4 * count) / lineBytes) * lineBytes;
		const missing = this.#next - this.kernels.memory.buffer.byteLength;
		if (missing > 0) this.#grow(Math.ceil(missing / pageBytes));
		return start;
	}

	#grow(pages: number): void {
		try {
			this.kernels.memory.grow(pages);
		} catch {
			throw new Error('These networks need more memory than the browser gives to one page.');
		}
	}

	/** A view, which holds until the next `allocate`. */
	floats(start: number, count: number): Float32Array {
		return new Float32Array(this.kernels.memory.buffer, start, count);
	}

	integers(start: number, count: number): Int32Array {
		return new Int32Array(this.kernels.memory.buffer, start, count);
	}
}

/** Rows in the module's memory, each padded. */
export interface PlacedRows {
	address: number;
	rows: number;
}

/** Places `[rows, width]`, where `room` has it if that is large enough. */
export function placeRows(
	memory: Memory,
	values: Float32Array,
	width: number,
	room: PlacedRows = { address: 0, rows: 0 }
): PlacedRows {
	const rows = values.length / width;
	const count = padded(rows) * padded(width);
	const address = padded(rows) > padded(room.rows) ? memory.allocate(count) : room.address;
	writeRows(memory.floats(address, count), values, width);
	return { address, rows };
}

/** The next multiple of four: to so many numbers a row, and to so many rows a batch is padded. */
export function padded(count: number): number {
	return Math.ceil(count / 4) * 4;
}

/** `[rows, width]` into `[padded rows, padded width]`; what pads is left as it is. */
export function writeRows(to: Float32Array, from: ArrayLike<number>, width: number): void {
	const stride = padded(width);
	for (let i = 0, row = 0; i < from.length; row += stride) {
		for (let column = 0; column < width; column++) to[row + column] = from[i++];
	}
}

/** The other way around, into `[rows, width]`. */
export function readRows(to: Float32Array, from: Float32Array, width: number): void {
	const stride = padded(width);
	for (let i = 0, row = 0; i < to.length; row += stride) {
		for (let column = 0; column < width; column++) to[i++] = from[row + column];
	}
}
