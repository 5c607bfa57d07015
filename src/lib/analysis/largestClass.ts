import { classesOfWidth, classOfTargets } from '../network/classes.ts';

/**
 * What always guessing the largest class gives: with uneven classes that is right often, and a network
 * must be right more often to have learned anything.
 */
export interface LargestClass {
	/** The class with most training points, the first of equals. */
	largest: number;
	/** New points of that class, on which the guess is right, and all. */
	right: number;
	rows: number;
}

/** Points of each class. `targets` is `[rows, width]`, row-major. */
export function pointsByClass(targets: ArrayLike<number>, width: number): number[] {
	const points = new Array<number>(classesOfWidth(width)).fill(0);
	for (let row = 0; row < targets.length / width; row++) {
		points[classOfTargets(targets, row, width)]++;
	}
	return points;
}

export function largestClassOf(
	training: ArrayLike<number>,
	validation: ArrayLike<number>,
	width: number
): LargestClass {
	const learned = pointsByClass(training, width);
	const largest = learned.indexOf(Math.max(...learned));
	return {
		largest,
		right: pointsByClass(validation, width)[largest],
		rows: validation.length / width
	};
}

/** A class is uneven where the largest has at least half as many points again as the smallest. */
const evenAtMost = 1.5;

export function areUneven(points: readonly number[]): boolean {
	return Math.max(...points) >= evenAtMost * Math.max(1, Math.min(...points));
}
