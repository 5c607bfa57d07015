/** Textures as plain arrays, and the matrices that lie in them. */
import { expect } from 'vitest';
import type { Random } from '../../../../src/lib/random/randomStream.ts';

interface Point {
	x: number;
	y: number;
}

/** The numbers of an array texture, `[layers, height, width, 4]`; of any other with one layer. */
export class Texels {
	readonly width: number;
	readonly height: number;
	readonly layers: number;
	readonly values: Float32Array;

	constructor(width: number, height: number, layers = 1, next: () => number = () => 0) {
		this.width = width;
		this.height = height;
		this.layers = layers;
		this.values = Float32Array.from({ length: 4 * width * height * layers }, next);
	}

	copy(): Texels {
		const copy = new Texels(this.width, this.height, this.layers);
		copy.values.set(this.values);
		return copy;
	}

	/** Index of the first of a texel's four numbers. */
	at({ x, y }: Point, layer = 0): number {
		return 4 * ((layer * this.height + y) * this.width + x);
	}
}

/** A matrix that lies somewhere in a texture. */
export interface Matrix {
	get(row: number, column: number): number;
	set(row: number, column: number, value: number): void;
}

function matrix({ values }: Texels, indexOf: (row: number, column: number) => number): Matrix {
	return {
		get: (row, column) => values[indexOf(row, column)],
		set: (row, column, value) => {
			values[indexOf(row, column)] = value;
		}
	};
}

/** Puts `value` into the first eight columns of the rows from `start` up to `end`. */
export function clearRows(matrix: Matrix, start: number, end: number, value: number): void {
	for (let row = start; row < end; row++) {
		for (let column = 0; column < 8; column++) matrix.set(row, column, value);
	}
}

/** A matrix whose rows lie in turn in the texture's layers: activations, deltas, gradients. */
export function rowsAt(texels: Texels, { x, y }: Point): Matrix {
	return matrix(texels, (row, column) => {
		const block = Math.floor(row / texels.layers);
		const place = { x: x + (column >> 2), y: y + block };
		return texels.at(place, row % texels.layers) + (column & 3);
	});
}

/** A kernel `[inputs, units]` with the bias below, in one layer. */
export function kernelAt(texels: Texels, { x, y }: Point, layer = 0): Matrix {
	return matrix(
		texels,
		(row, column) => texels.at({ x: x + (column >> 2), y: y + row }, layer) + (column & 3)
	);
}

/** The kernel of a single output with its bias, turned into a row. */
export function columnKernelAt(texels: Texels, { x, y }: Point, layer = 0): Matrix {
	return matrix(texels, (row) => texels.at({ x: x + (row >> 2), y }, layer) + (row & 3));
}

/** The outputs of a single unit: four rows a texel, two blocks abreast. */
export function columnOutputsAt(texels: Texels, { x, y }: Point): Matrix {
	return matrix(texels, (row) => {
		const block = Math.floor(row / texels.layers);
		const within = row % texels.layers;
		return texels.at({ x: x + (block & 1), y: y + (block >> 1) }, within >> 2) + (within & 3);
	});
}

/** Eighths from −2 to 2: sums of products of so few are exact in float32, in any order. */
export const eighths = (random: Random) => () => (Math.floor(33 * random.uniform()) - 16) / 8;

export interface Tolerance {
	relative?: number;
	absolute?: number;
}

/** Holds every number of a texture to what is expected, to the last bit without a tolerance. */
export function expectTexels(
	actual: Texels,
	expected: Texels,
	{ relative = 0, absolute = 0 }: Tolerance = {}
): void {
	const wrong: string[] = [];
	const { width, height } = expected;
	expected.values.forEach((value, i) => {
		const found = actual.values[i];
		const isSame = found === value || (Number.isNaN(found) && Number.isNaN(value));
		if (isSame || Math.abs(found - value) <= relative * Math.abs(value) + absolute) return;
		const texel = i >> 2;
		const y = Math.floor(texel / width) % height;
		const place = `x ${texel % width}, y ${y}, layer ${Math.floor(texel / (width * height))}`;
		wrong.push(`${place}, ${'xyzw'[i & 3]}: ${found} for ${value}`);
	});
	expect(wrong.slice(0, 10)).toEqual([]);
	expect(actual.values).toHaveLength(expected.values.length);
}
