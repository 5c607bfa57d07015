/**
 * Squares that cover a place. Each is drawn as one point of its size, which runs exactly its
 * fragments. A triangle around the place would run as many again outside it, and two triangles would
 * run the fragments along their common edge twice.
 */
import { even, type Place } from './atlas.ts';
import { largestTile } from '../programs/program.ts';

export interface Tile {
	x: number;
	y: number;
	size: number;
}

/** Tiles with even sides; where the place's are odd, a row or a column of them sticks out. */
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
