import { formatCount } from '../../format.ts';
import { Refusal } from '../../network/exact.ts';
import type { FileBytes } from './fileBytes.ts';

/** The first slice after a jump, and the largest of those that follow one another. */
const [firstSlice, largestSlice] = [1024, 2 ** 20];
/** What is skipped over by no more than this costs less to read than a slice of its own. */
const near = 4096;
const longestName = 65_536;
export const longestVarint = 10;

const utf8 = new TextDecoder();

/**
 * Goes through a file from a place on. It holds one slice at a time, which grows while what is read next is
 * near. What is skipped over by more than that is not read.
 */
export class Cursor {
	/** The byte that is read next. */
	position: number;
	readonly end: number;
	isLittleEndian = true;
	readonly #bytes: FileBytes;
	#start = 0;
	#slice: Uint8Array = new Uint8Array();
	#view = new DataView(this.#slice.buffer);
	#nextSlice = firstSlice;

	constructor(bytes: FileBytes, position = 0, end = bytes.size) {
		this.#bytes = bytes;
		this.position = position;
		this.end = end;
	}

	get isAtEnd() {
		return this.position >= this.end;
	}

	/** Whether the next bytes are in the slice at hand. */
	has(count: number): boolean {
		const at = this.position - this.#start;
		return at >= 0 && at + count <= this.#slice.length && this.position + count <= this.end;
	}

	/** Sees to it that the next bytes are at hand. */
	async need(count: number, what: string): Promise<void> {
		if (this.has(count)) return;
		const last = this.position + count;
		if (last > this.end) {
			throw new Refusal(
				`At byte ${formatCount(this.position)}, ${what} should take ${formatCount(count)} bytes, and only ${formatCount(Math.max(0, this.end - this.position))} are left: it is cut off or damaged.`
			);
		}
		const sliceEnd = this.#start + this.#slice.length;
		const isNear = this.position >= this.#start && this.position <= sliceEnd + near;
		this.#nextSlice = isNear ? Math.min(largestSlice, 2 * this.#nextSlice) : firstSlice;
		const size = Math.max(count, this.#nextSlice);
		this.#slice = await this.#bytes.read(
			this.position,
			Math.min(this.position + size, this.end),
			what
		);
		this.#view = new DataView(this.#slice.buffer, this.#slice.byteOffset, this.#slice.length);
		this.#start = this.position;
	}

	skip(count: number, what: string) {
		if (this.position + count > this.end) {
			throw new Refusal(
				`At byte ${formatCount(this.position)}, ${what} is said to be ${formatCount(count)} bytes long, and only ${formatCount(this.end - this.position)} are left: it is cut off or damaged.`
			);
		}
		this.position += count;
	}

	async u8(what: string): Promise<number> {
		await this.need(1, what);
		return this.#view.getUint8(this.#take(1));
	}

	async u16(what: string): Promise<number> {
		await this.need(2, what);
		return this.#view.getUint16(this.#take(2), this.isLittleEndian);
	}

	async u32(what: string): Promise<number> {
		await this.need(4, what);
		return this.#view.getUint32(this.#take(4), this.isLittleEndian);
	}

	/** Exact up to 2⁵³. What is larger is too large for anything here. */
	async u64(what: string): Promise<number> {
		await this.need(8, what);
		return this.takeU64();
	}

	/** Only where `has(8)`. */
	takeU64(): number {
		return Number(this.#view.getBigUint64(this.#take(8), this.isLittleEndian));
	}

	async bytes(count: number, what: string): Promise<Uint8Array> {
		await this.need(count, what);
		const at = this.#take(count);
		return this.#slice.subarray(at, at + count);
	}

	/** UTF-8. */
	async text(length: number, what: string): Promise<string> {
		if (length > longestName) {
			throw new Refusal(
				`At byte ${formatCount(this.position)}, ${what} is said to be ${formatCount(length)} bytes long: it is damaged.`
			);
		}
		return utf8.decode(await this.bytes(length, what));
	}

	/** A whole number in base 128, the lowest seven bits first. Exact up to 2⁵³. */
	async varint(what: string): Promise<number> {
		let value = 0;
		for (let at = 0; at < longestVarint; at++) {
			const byte = await this.u8(what);
			value += (byte & 0x7f) * 2 ** (7 * at);
			if (byte < 0x80) return value;
		}
		throw endless(this.position, what);
	}

	/** Only where `has(longestVarint)`. */
	takeVarint(what: string): number {
		let value = 0;
		for (let at = 0; at < longestVarint; at++) {
			const byte = this.#view.getUint8(this.#take(1));
			value += (byte & 0x7f) * 2 ** (7 * at);
			if (byte < 0x80) return value;
		}
		throw endless(this.position, what);
	}

	#take(count: number): number {
		const at = this.position - this.#start;
		this.position += count;
		return at;
	}
}

function endless(position: number, what: string): Refusal {
	return new Refusal(
		`Before byte ${formatCount(position)}, a number in ${what} has no end: it is damaged.`
	);
}
