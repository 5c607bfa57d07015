import { kernelsOf, layersOf, type NetworkSpec } from '../../network/spec.ts';
import type { Evidence } from './evidence.ts';

/** How far each layer's parameters moved while the network was trained. */
export interface Movement {
	/** Distance from first to last, in units of the layer's size (the norm of its parameters) at first. */
	moved: number;
	/** Distance covered in the second half of the steps, as a share of the distance from first to last. */
	lately: number;
	/** The distance from first to last itself. */
	distance: number;
}

function distance(
	from: ArrayLike<number> | null,
	to: ArrayLike<number>,
	start: number,
	end: number
): number {
	let sum = 0;
	for (let i = start; i < end; i++) sum += (to[i] - (from ? from[i] : 0)) ** 2;
	return Math.sqrt(sum);
}

function ratio(part: number, whole: number): number {
	return whole > 0 ? part / whole : part > 0 ? Infinity : 0;
}

/** Of each layer that has parameters, from the input side. */
export function movements({ spec, kept }: Evidence): Movement[] {
	const [first, last] = [kept[0], kept[kept.length - 1]];
	const middle = (first.step + last.step) / 2;
	const half = kept.findLast(({ step }) => step <= middle) ?? first;
	const layers = layersOf(spec).filter(({ start, end }) => end > start);
	return layers.map(({ start, end }) => {
		const whole = distance(first.parameters, last.parameters, start, end);
		const late = distance(half.parameters, last.parameters, start, end);
		const size = distance(null, first.parameters, start, end);
		return { moved: ratio(whole, size), lately: ratio(late, whole), distance: whole };
	});
}

/** Sums over weights, biases left out: those have neither penalty nor decay. */
export interface WeightSums {
	absolute: number;
	squared: number;
}

export function weightSums(spec: NetworkSpec, parameters: ArrayLike<number>): WeightSums {
	const sums = { absolute: 0, squared: 0 };
	for (const { start, end } of kernelsOf(spec)) {
		for (let i = start; i < end; i++) {
			sums.absolute += Math.abs(parameters[i]);
			sums.squared += parameters[i] ** 2;
		}
	}
	return sums;
}
