import type { SlicedFile } from '../../../../src/lib/architectures/files/fileBytes.ts';

/** A file that counts what is read of it. What lies beyond its bytes, up to its size, is zero. */
export class FakeFile implements SlicedFile {
	readonly name: string;
	readonly size: number;
	readonly #bytes: Uint8Array;
	bytesRead = 0;
	reads = 0;
	largestRead = 0;

	constructor(name: string, bytes: Uint8Array, size = bytes.length) {
		this.name = name;
		this.#bytes = bytes;
		this.size = size;
	}

	slice(start: number, end: number) {
		return {
			arrayBuffer: () => {
				const length = Math.max(0, Math.min(end, this.size) - start);
				const slice = new Uint8Array(length);
				slice.set(this.#bytes.subarray(start, start + length));
				this.reads++;
				this.bytesRead += length;
				this.largestRead = Math.max(this.largestRead, length);
				return Promise.resolve(slice.buffer);
			}
		};
	}
}
