/**
 * A new task out of one that there is: the points of a plane, scaled, then turned about the origin, then
 * moved, each after its noise; and two classes with their labels swapped.
 */
import { cos, sin } from '../math/elementary.ts';
import { classesOfData, type Dataset, type Options } from './dataset.ts';

export interface Moved {
	/** Degrees, against the clock. */
	turn: number;
	/** 1 leaves them as large. */
	size: number;
	right: number;
	up: number;
	/** Whether each point has the label of the other class. */
	swapped: boolean;
}

export const unmoved: Moved = { turn: 0, size: 1, right: 0, up: 0, swapped: false };

/** Two classes in a plane, drawn from a formula. */
export const canMove = (dataset: Dataset, options: Options) =>
	dataset.inputs(options) === 2 && classesOfData(dataset) === 2 && !dataset.table;

interface Turned {
	cosine: number;
	sine: number;
}

/** Exact for right angles. */
function turned(degrees: number): Turned {
	if (degrees % 90 === 0) {
		const quarter = (((degrees / 90) % 4) + 4) % 4;
		return { cosine: [1, 0, -1, 0][quarter], sine: [0, 1, 0, -1][quarter] };
	}
	const angle = (degrees * Math.PI) / 180;
	return { cosine: cos(angle), sine: sin(angle) };
}

/** Moves every point, in place. */
export function movePoints(inputs: Float32Array, { turn, size, right, up }: Moved): void {
	const { cosine, sine } = turned(turn);
	for (let at = 0; at < inputs.length; at += 2) {
		const [x, y] = [size * inputs[at], size * inputs[at + 1]];
		inputs[at] = cosine * x - sine * y + right;
		inputs[at + 1] = sine * x + cosine * y + up;
	}
}

/** Where a moved point was before. */
function placeBefore(point: ArrayLike<number>, { turn, size, right, up }: Moved): number[] {
	const { cosine, sine } = turned(turn);
	const [x, y] = [(point[0] - right) / size, (point[1] - up) / size];
	return [cosine * x + sine * y, cosine * y - sine * x];
}

/** What is true of a point as networks get it: `Dataset.truth` of where it was, and of the swapped label. */
export function truthOf(
	dataset: Dataset,
	{ options, moved }: { options: Options; moved?: Moved },
	point: ArrayLike<number>
): number {
	if (!moved) return dataset.truth(point, options);
	const truth = dataset.truth(placeBefore(point, moved), options);
	return moved.swapped ? 1 - truth : truth;
}
