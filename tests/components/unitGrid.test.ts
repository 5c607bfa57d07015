import { describe, expect, it } from 'vitest';
import {
	layoutUnits,
	positionAfterKey,
	positionAt,
	squareAt
} from '../../src/lib/components/drawing/units/unitGrid.ts';

describe.each([
	[1, 300],
	[3, 140],
	[64, 302],
	[64, 130],
	[256, 302]
])('layoutUnits(%d, %d)', (count, width) => {
	const layout = layoutUnits(count, width);
	const squares = Array.from({ length: count }, (_, at) => squareAt(layout, at));

	it('has pictures of 24 px or more that fit in the room and do not touch', () => {
		expect(layout.side).toBeGreaterThanOrEqual(24);
		expect(layout.width).toBeLessThanOrEqual(width);
		squares.forEach((one, at) => {
			expect(one.left + one.side).toBeLessThan(layout.width);
			expect(one.top + one.side).toBeLessThan(layout.height);
			for (const other of squares.slice(at + 1)) {
				const apart = Math.max(Math.abs(one.left - other.left), Math.abs(one.top - other.top));
				expect(apart).toBeGreaterThan(one.side);
			}
		});
	});

	it('finds each by its place, and nothing beside them', () => {
		squares.forEach(({ left, top, side }, at) => {
			expect(positionAt(layout, left + side / 2, top + side / 2)).toBe(at);
		});
		expect(positionAt(layout, 0, 0)).toBe(-1);
		expect(positionAt(layout, width + 40, 10)).toBe(-1);
		expect(positionAt(layout, 10, layout.height + 10)).toBe(-1);
	});

	it('is walked through by keys, which stay within it', () => {
		const { columns } = layout;
		expect(positionAfterKey('End', layout, 0)).toBe(count - 1);
		expect(positionAfterKey('Home', layout, count - 1)).toBe(0);
		expect(positionAfterKey('ArrowLeft', layout, 0)).toBe(0);
		expect(positionAfterKey('ArrowRight', layout, count - 1)).toBe(count - 1);
		expect(positionAfterKey('ArrowDown', layout, 0)).toBe(columns < count ? columns : 0);
		expect(positionAfterKey('ArrowUp', layout, 0)).toBe(0);
		expect(positionAfterKey('a', layout, 0)).toBeNull();
	});
});
