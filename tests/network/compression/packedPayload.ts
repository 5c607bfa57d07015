/** Writes a network as a file would hold it, header apart, and reads it again: the measure of
 * `storedBytes`. */
import {
	bitsPerWeight,
	storedBytes,
	type StoredBytes
} from '../../../src/lib/network/compression/bytes.ts';
import {
	largestCode,
	quantizedArrays,
	type Quantization
} from '../../../src/lib/network/compression/quantize.ts';
import { kernelsOf, layersOf, type NetworkSpec } from '../../../src/lib/network/spec.ts';

/** Whole numbers of so many bits each, one after another. */
function packBits(values: readonly number[], width: number): Uint8Array {
	const bytes = new Uint8Array(Math.ceil((values.length * width) / 8));
	for (const [i, value] of values.entries()) {
		for (let bit = 0; bit < width; bit++) {
			const at = i * width + bit;
			bytes[at >> 3] |= ((value >> bit) & 1) << (at & 7);
		}
	}
	return bytes;
}

function unpackBits(bytes: Uint8Array, count: number, width: number): number[] {
	return Array.from({ length: count }, (_, i) => {
		let value = 0;
		for (let bit = 0; bit < width; bit++) {
			const at = i * width + bit;
			value |= ((bytes[at >> 3] >> (at & 7)) & 1) << bit;
		}
		return value;
	});
}

const bytesOf = (floats: readonly number[]) => new Uint8Array(Float32Array.from(floats).buffer);
const floatsOf = (bytes: Uint8Array) => [...new Float32Array(bytes.slice().buffer)];

const rangeOf = ({ start, end }: { start: number; end: number }) =>
	Array.from({ length: end - start }, (_, i) => start + i);

/** Where weights and biases lie in the flat parameters. */
function placesOf(network: NetworkSpec) {
	const weights = kernelsOf(network).flatMap(rangeOf);
	const biases = layersOf(network).flatMap(({ arrays }) =>
		arrays.filter(({ array }) => !array.isKernel).flatMap(rangeOf)
	);
	return { weights, biases };
}

export interface PackedPayload {
	form: StoredBytes['positionsAs'];
	weights: Uint8Array;
	positions: Uint8Array;
	biases: Uint8Array;
	scales: Uint8Array;
}

export function pack(
	network: NetworkSpec,
	parameters: Float32Array,
	mask: Uint8Array,
	quantization: Quantization | null
): PackedPayload {
	const { weights, biases } = placesOf(network);
	const left = weights.flatMap((place, i) => (mask[place] ? [i] : []));
	const { positionsAs: form } = storedBytes(network, left.length, quantization);
	const written = form === 'none' ? weights : left.map((i) => weights[i]);
	const listWidth = Math.ceil(Math.log2(weights.length));
	const positions = {
		none: () => new Uint8Array(0),
		bits: () =>
			packBits(
				weights.map((place) => mask[place]),
				1
			),
		list: () => packBits(left, listWidth)
	}[form]();
	if (!quantization) {
		const floats = (places: number[]) => bytesOf(places.map((place) => parameters[place]));
		const scales = new Uint8Array(0);
		return { form, weights: floats(written), positions, biases: floats(biases), scales };
	}
	const codes = new Int8Array(parameters.length);
	const arrays = quantizedArrays(network, parameters, quantization);
	for (const { placed, codes: own } of arrays) codes.set(own, placed.start);
	const lowest = -largestCode(quantization.bits);
	const symbol = (code: number) =>
		quantization.bits === 'binary' ? (code + 1) / 2 : code - lowest;
	return {
		form,
		weights: packBits(
			written.map((place) => symbol(codes[place])),
			bitsPerWeight(quantization.bits)
		),
		positions,
		biases:
			quantization.biases === 8
				? Uint8Array.from(biases, (place) => codes[place] & 255)
				: bytesOf(biases.map((place) => parameters[place])),
		scales: bytesOf(arrays.flatMap(({ scales }) => [...scales]))
	};
}

/** All parameters as the file has them, from its bytes alone. */
export function unpack(
	network: NetworkSpec,
	payload: PackedPayload,
	quantization: Quantization | null
): Float32Array {
	const { weights, biases } = placesOf(network);
	const listWidth = Math.ceil(Math.log2(weights.length));
	const width = quantization ? bitsPerWeight(quantization.bits) : 32;
	const left = {
		none: () => weights.map((_, i) => i),
		bits: () =>
			unpackBits(payload.positions, weights.length, 1).flatMap((bit, i) => (bit ? [i] : [])),
		list: () =>
			unpackBits(
				payload.positions,
				Math.floor((payload.positions.length * 8) / listWidth),
				listWidth
			)
				// What fills the last byte is no place.
				.slice(0, Math.floor((payload.weights.length * 8) / width))
	}[payload.form]();
	const places = left.map((i) => weights[i]);
	const parameters = new Float32Array(weights.length + biases.length);
	if (!quantization) {
		for (const [i, value] of floatsOf(payload.weights).entries()) parameters[places[i]] = value;
		for (const [i, value] of floatsOf(payload.biases).entries()) parameters[biases[i]] = value;
		return parameters;
	}
	const { bits, scale } = quantization;
	const codes = new Float32Array(parameters.length);
	for (const [i, symbol] of unpackBits(payload.weights, places.length, width).entries()) {
		codes[places[i]] = bits === 'binary' ? 2 * symbol - 1 : symbol - largestCode(bits);
	}
	if (quantization.biases === 8) {
		for (const [i, byte] of payload.biases.entries()) codes[biases[i]] = (byte << 24) >> 24;
	} else {
		for (const [i, value] of floatsOf(payload.biases).entries()) parameters[biases[i]] = value;
	}
	const scales = floatsOf(payload.scales);
	for (const { array, start, end } of layersOf(network).flatMap(({ arrays }) => arrays)) {
		if (!array.isKernel && quantization.biases !== 8) continue;
		const units = array.shape[array.shape.length - 1];
		const own = scales.splice(0, array.isKernel && scale === 'unit' ? units : 1);
		for (let i = start; i < end; i++) {
			parameters[i] = codes[i] * own[(i - start) % own.length];
		}
	}
	return parameters;
}
