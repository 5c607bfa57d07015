/**
 * Texels into a typed array without stalling: copied into a pixel buffer on the device, which is
 * mapped once a fence behind the copy has passed.
 */
import type { Device, Framebuffer } from './device.ts';
import { deviceReaches } from '../fences.ts';
import { DeviceLostError } from '../backends.ts';

export interface Reading {
	framebuffer: Framebuffer;
	/** First of its attachments to read, and how many. */
	attachment: number;
	attachments: number;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** For each reading its texels, attachment after attachment; all in one go. */
export async function readTexels(device: Device, readings: Reading[]): Promise<Float32Array[]> {
	const { gl } = device;
	const sizes = readings.map(({ width, height, attachments }) => 4 * width * height * attachments);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	if (total === 0) return readings.map(() => new Float32Array(0));
	const buffer = gl.createBuffer();
	gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
	gl.bufferData(gl.PIXEL_PACK_BUFFER, 4 * total, gl.STREAM_READ);
	let offset = 0;
	for (const { framebuffer, attachment, attachments, x, y, width, height } of readings) {
		gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer.handle);
		for (let i = 0; i < attachments; i++) {
			gl.readBuffer(gl.COLOR_ATTACHMENT0 + attachment + i);
			gl.readPixels(x, y, width, height, gl.RGBA, gl.FLOAT, 4 * offset);
			offset += 4 * width * height;
		}
	}
	device.finish();
	try {
		await deviceReaches(gl);
		const values = new Float32Array(total);
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
		gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, values);
		if (gl.isContextLost()) throw new DeviceLostError();
		let start = 0;
		return sizes.map((size) => values.subarray(start, (start += size)));
	} finally {
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
		gl.deleteBuffer(buffer);
	}
}
