import { formatCount, formatExact, scientific } from '../../format.ts';
import { largestCount, Refusal } from '../../network/exact.ts';
import { shownName } from './names.ts';

/** One array of numbers in a file, as its header tells of it. */
export interface Tensor {
	name: string;
	/** Null where the file does not say. */
	shape: readonly number[] | null;
	/** As the format calls it: `BF16`, `Q4_K`, `float32`; empty where the file does not say. */
	type: string;
	/** How many numbers it holds; null where the file does not say. */
	count: number | null;
	/** What it takes in the file, unpacked; null where the file does not say. */
	bytes: number | null;
}

/** What a reader of one format found. */
export interface Contents {
	tensors: readonly Tensor[];
	/** Sentences about what the file does not say, or says beside the tensors. */
	notes: readonly string[];
}

/** More than any model has, and as many as a page can hold. */
export const mostTensors = 500_000;

export function checkTensorCount(count: number) {
	if (count <= mostTensors) return;
	throw new Refusal(
		`Its header tells of ${formatCount(count)} tensors. Up to ${formatCount(mostTensors)} are read here: no model has so many, so it is damaged or made to look like a model.`
	);
}

const isSize = (value: unknown): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const mostSides = 64;

/** How many numbers a tensor of this shape holds. Throws a `Refusal` where it is no shape. */
export function countOf(name: string, shape: readonly unknown[]): number {
	if (shape.length > mostSides) {
		throw new Refusal(`${shownName(name)} is said to have ${formatCount(shape.length)} sides.`);
	}
	let count = 1;
	let isEmpty = false;
	for (const side of shape) {
		if (!isSize(side)) {
			throw new Refusal(
				`The shape of ${shownName(name)} has ${sideInWords(side)} in it. Each side must be a whole number from 0 up.`
			);
		}
		if (side === 0) isEmpty = true;
		else count *= side;
	}
	if (isEmpty) return 0;
	if (count > largestCount) {
		throw new Refusal(
			`The shape of ${shownName(name)}, ${shape
				.slice(0, 8)
				.map((side) => formatCount(side as number))
				.join(' × ')}, holds more than 2⁵³ numbers: it is damaged.`
		);
	}
	return count;
}

function sideInWords(side: unknown): string {
	if (typeof side !== 'number') return shownName(String(JSON.stringify(side)));
	return side > largestCount ? scientific(side) : formatExact(side);
}

/** The sides of a shape in a JSON text. */
export function shapeIn(name: string, value: unknown): number[] {
	if (!Array.isArray(value)) {
		throw new Refusal(`${shownName(name)} has no list of numbers as its shape.`);
	}
	countOf(name, value);
	return value as number[];
}
