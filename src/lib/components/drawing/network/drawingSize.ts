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

/** No network is drawn higher, but for nodes as small as can be. */
const tallest = 320 + 2 * margin;

/** The room that there is, in CSS pixels; what does not fit in it is drawn larger. */
export interface Room {
	width: number;
	height?: number;
}

export function sizeOfDrawing(spec: NetworkSpec, room: Room): DrawingSize {
	const sizes = columnsOf(spec);
	const columns = sizes.length;
	const highest = Math.max(...sizes);
	const widest = (room.width - 2 * margin - (columns - 1) * leastBetween) / columns;
	const highestNode = ((room.height ?? tallest) - 2 * margin) / highest - gap;
	const side = Math.round(Math.max(least, Math.min(most, widest, highestNode)));
	const width = Math.max(room.width, columns * side + (columns - 1) * leastBetween + 2 * margin);
	return { width, height: highest * (side + gap) + 2 * margin, side, sizes };
}
