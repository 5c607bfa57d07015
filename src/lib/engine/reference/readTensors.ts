import { concat, reshape, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { whileDeviceLives } from '../device/backends.ts';

/** The most numbers that are joined, so that they fit in a texture; more are read tensor by tensor. */
const largestJoined = 2 ** 22;

async function read(tensor: Tensor): Promise<Float32Array> {
	try {
		return (await whileDeviceLives(tensor.data())) as Float32Array;
	} finally {
		tensor.dispose();
	}
}

/**
 * The values of the tensors that `make` makes, which are freed. They are joined on the device and read
 * at once, because the number of reads costs, not their size.
 */
export async function readTensors(make: () => readonly Tensor[]): Promise<Float32Array[]> {
	const flat = tidy(() => make().map((tensor) => reshape(tensor, [-1]) as Tensor1D));
	const total = flat.reduce((sum, { size }) => sum + size, 0);
	if (flat.length === 1 || total > largestJoined) {
		return (await Promise.all(flat.map(read))).map((values) => values.slice());
	}
	const sizes = flat.map(({ size }) => size);
	const joined = tidy(() => concat(flat));
	for (const part of flat) part.dispose();
	const values = await read(joined);
	let start = 0;
	return sizes.map((size) => values.slice(start, (start += size)));
}
