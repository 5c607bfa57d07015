import { describe, expect, test } from 'vitest';
import { largestTile } from '../../../src/lib/engine/webgl/programs/program.ts';
import { tilesOf } from '../../../src/lib/engine/webgl/layout/tiles.ts';

/** How often each texel from (0, 0) to the rectangle's far corner is covered. */
function coverage(x: number, y: number, width: number, height: number): number[][] {
	const counts = Array.from({ length: y + height + 2 }, () => Array(x + width + 2).fill(0));
	for (const tile of tilesOf({ x, y, width, height })) {
		for (let row = tile.y; row < tile.y + tile.size; row++) {
			for (let column = tile.x; column < tile.x + tile.size; column++) counts[row][column]++;
		}
	}
	return counts;
}

describe('tilesOf(place)', () => {
	const sizes = [1, 2, 3, 4, 7, 8, 16, 65, 130];
	const places = sizes.flatMap((width) => sizes.map((height) => [width, height] as const));

	test.each(places)('covers %i × %i once, and no further than to even sides', (width, height) => {
		const x = 4;
		const y = 10;
		const even = (size: number) => size + (size % 2);
		coverage(x, y, width, height).forEach((counts, row) =>
			counts.forEach((count, column) => {
				const isInside =
					column >= x && column < x + even(width) && row >= y && row < y + even(height);
				expect(count).toBe(isInside ? 1 : 0);
			})
		);
	});

	test('takes few, large ones where it can', () => {
		expect(tilesOf({ x: 0, y: 0, width: 64, height: 16 })).toHaveLength(4);
		expect(tilesOf({ x: 0, y: 0, width: largestTile, height: 2 * largestTile })).toEqual([
			{ x: 0, y: 0, size: largestTile },
			{ x: 0, y: largestTile, size: largestTile }
		]);
	});

	test('begins and ends tiles at even coordinates, so that no 2 × 2 fragments are shared', () => {
		for (const { x, y, size } of tilesOf({ x: 6, y: 2, width: 33, height: 7 })) {
			expect([x % 2, y % 2, size % 2]).toEqual([0, 0, 0]);
		}
	});
});
