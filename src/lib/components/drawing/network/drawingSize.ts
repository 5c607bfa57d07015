/** How large a drawn network is, in CSS pixels: known before what draws it is loaded. */
import { denseLayersOf, inputsOf, isDenseStack, type NetworkSpec } from '$lib/network/spec.ts';

/** More units or columns than that, and lines can no longer be told apart. */
const mostUnits = 8;
const mostColumns = 7;
/** Of a node: on a phone, where two cards stand side by side, and what leaves room for lines elsewhere. */
const least = 16;
const most = 36;
/** Between two nodes of a column, and above the first one and below the last. */
export const gap = 12;
export const margin = 6;
/** Least room for lines between two columns. */
const leastBetween = 18;

/** Of the inputs and of each layer. */
const columnsOf = (spec: NetworkSpec) => [
	inputsOf(spec),
	...denseLayersOf(spec).map(({ outputs }) => outputs)
];

/** Whether each of its connections can be seen in a drawing. */
export function isDrawable(spec: NetworkSpec): boolean {
	if (!isDenseStack(spec)) return false;
	const sizes = columnsOf(spec);
	return Math.max(...sizes) <= mostUnits && sizes.length <= mostColumns;
}

export interface DrawingSize {
	width: number;
	height: number;
	/** Of a node. */
	side: number;
	/** Nodes of each column. */
	sizes: readonly number[];
}

/** `room` is the width that there is; what does not fit in it is drawn wider. */
export function sizeOfDrawing(spec: NetworkSpec, room: number): DrawingSize {
	const sizes = columnsOf(spec);
	const columns = sizes.length;
	const highest = Math.max(...sizes);
	const widest = (room - 2 * margin - (columns - 1) * leastBetween) / columns;
	const side = Math.round(Math.max(least, Math.min(most, widest, 320 / highest - gap)));
	const width = Math.max(room, columns * side + (columns - 1) * leastBetween + 2 * margin);
	return { width, height: highest * (side + gap) + 2 * margin, side, sizes };
}
