/** Where the pictures of a layer's units lie in a grid, in CSS pixels, row after row. */

/** Of a picture: large enough to tell a ring from a stripe, and small enough for a whole layer. */
const least = 24;
const most = 40;
const gap = 3;
/** Room for the frame of the chosen one. */
export const gridMargin = 3;

export interface UnitGridLayout {
	width: number;
	height: number;
	columns: number;
	/** Of a picture. */
	side: number;
	/** From one picture to the next, across and down. */
	pitch: number;
	count: number;
}

/** The largest pictures with which `count` units take one row of `width`; else the smallest, in rows. */
export function layoutUnits(count: number, width: number): UnitGridLayout {
	const room = width - 2 * gridMargin + gap;
	const side = Math.max(least, Math.min(most, Math.floor(room / count) - gap));
	const pitch = side + gap;
	const columns = Math.max(1, Math.min(count, Math.floor(room / pitch)));
	const height = Math.ceil(count / columns) * pitch - gap + 2 * gridMargin;
	return { width: columns * pitch - gap + 2 * gridMargin, height, columns, side, pitch, count };
}

export function squareAt({ columns, side, pitch }: UnitGridLayout, position: number) {
	return {
		left: gridMargin + (position % columns) * pitch,
		top: gridMargin + Math.floor(position / columns) * pitch,
		side
	};
}

/** The position whose picture, or the gap after it, is at a place; −1 for none. */
export function positionAt(layout: UnitGridLayout, x: number, y: number): number {
	const { columns, pitch, count } = layout;
	const column = Math.floor((x - gridMargin) / pitch);
	const row = Math.floor((y - gridMargin) / pitch);
	const position = row * columns + column;
	return column >= 0 && column < columns && row >= 0 && position < count ? position : -1;
}

/** The position that a key goes to; null for other keys. */
export function positionAfterKey(
	key: string,
	{ columns, count }: UnitGridLayout,
	position: number
): number | null {
	const moves: Record<string, number> = {
		ArrowLeft: position - 1,
		ArrowRight: position + 1,
		ArrowUp: position - columns,
		ArrowDown: position + columns,
		Home: 0,
		End: count - 1
	};
	if (!(key in moves)) return null;
	return moves[key] < 0 || moves[key] >= count ? position : moves[key];
}
