/**
 * Reading without waiting: texels are copied into a buffer on the device, and fetched from there when
 * a fence says that they are in it. A fetch waits until the browser's GPU process has taken up all
 * commands. So all that is read before one fence is fetched at once.
 */
import { DeviceLostError } from '../device/backends.ts';
import { nextFence, type Fence } from '../device/fences.ts';
import type { Device, Framebuffer } from './device.ts';

/** A rectangle of texels to copy. */
export interface Reading {
	framebuffer: Framebuffer;
	/** First of its attachments to read. */
	attachment: number;
	/** How many attachments to read. */
	attachments: number;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** What to read, and what to make of the texels of each reading. */
export interface ReadRequest<T> {
	readings: Reading[];
	unpack(texels: Float32Array[]): T;
}

const bytesPerTexel = 16;
const smallestBuffer = 2 ** 18;

/** All readings before one fence, in one buffer. */
interface Batch {
	buffer: WebGLBuffer;
	bytes: number;
	used: number;
	fence: Fence;
	/** The texels of all readings, one after another. */
	values: Promise<Float32Array>;
}

export class Readback {
	readonly #device: Device;
	#batch: Batch | null = null;

	constructor(device: Device) {
		this.#device = device;
	}

	/** The texels of each reading, attachment after attachment. */
	async read(readings: readonly Reading[]): Promise<Float32Array[]> {
		const { gl } = this.#device;
		const sizes = readings.map(
			({ width, height, attachments }) => 4 * width * height * attachments
		);
		const total = sizes.reduce((sum, size) => sum + size, 0);
		if (total === 0) return readings.map(() => new Float32Array(0));
		const batch = this.#roomFor((bytesPerTexel / 4) * total);
		let start = batch.used / 4;
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, batch.buffer);
		for (const { framebuffer, attachment, attachments, x, y, width, height } of readings) {
			gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer.handle);
			for (let i = 0; i < attachments; i++) {
				gl.readBuffer(gl.COLOR_ATTACHMENT0 + attachment + i);
				gl.readPixels(x, y, width, height, gl.RGBA, gl.FLOAT, batch.used);
				batch.used += bytesPerTexel * width * height;
			}
		}
		this.#device.finish();
		const values = await batch.values;
		return sizes.map((size) => values.subarray(start, (start += size)));
	}

	#roomFor(bytes: number): Batch {
		const open = this.#batch;
		if (open && !open.fence.isMade && open.used + bytes <= open.bytes) return open;
		const { gl } = this.#device;
		const buffer = gl.createBuffer();
		const size = Math.max(bytes, smallestBuffer);
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
		gl.bufferData(gl.PIXEL_PACK_BUFFER, size, gl.STREAM_READ);
		const fence = nextFence(gl);
		const batch: Batch = {
			buffer,
			bytes: size,
			used: 0,
			fence,
			values: fence.reached.then(() => this.#fetch(batch)).finally(() => gl.deleteBuffer(buffer))
		};
		this.#batch = batch;
		return batch;
	}

	#fetch({ buffer, used }: Batch): Float32Array {
		const { gl } = this.#device;
		const values = new Float32Array(used / 4);
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
		gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, values);
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
		if (gl.isContextLost()) throw new DeviceLostError();
		return values;
	}
}
