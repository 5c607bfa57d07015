/**
 * Squares that cover a rectangle. Each is drawn as one point of its size: exactly its fragments run,
 * where a triangle twice the rectangle's size would run as many again outside, and two triangles those
 * along their common edge twice.
 */
import { even, type Place } from './atlas.ts';
import { largestTile } from '../programs/program.ts';

export interface Tile {
	x: number;
	y: number;
	size: number;
}

/** With even sides; where the rectangle's are odd, one row or column sticks out. */
export function tilesOf({ x, y, width, height }: Place): Tile[] {
	return cover(x, y, even(width), even(height));
}

function cover(x: number, y: number, width: number, height: number): Tile[] {
	if (width === 0 || height === 0) return [];
	const size = Math.min(width, height, largestTile);
	const columns = Math.floor(width / size);
	const rows = Math.floor(height / size);
	const tiles = Array.from({ length: columns * rows }, (_, i) => ({
		x: x + size * (i % columns),
		y: y + size * Math.floor(i / columns),
		size
	}));
	const right = cover(x + columns * size, y, width - columns * size, rows * size);
	const below = cover(x, y + rows * size, width, height - rows * size);
	return [...tiles, ...right, ...below];
}
