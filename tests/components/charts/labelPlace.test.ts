import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabel, type LabelWish } from '../../../src/lib/components/chart/labelPlace.ts';
import { Occupancy, type Box, type Line } from '../../../src/lib/components/chart/occupancy.ts';

const area: Box = { left: 40, top: 10, width: 300, height: 200 };

const coordinate = (from: number, size: number) =>
	fc.double({ min: from - 30, max: from + size + 30, noNaN: true });
const point = fc.record({
	x: coordinate(area.left, area.width),
	y: coordinate(area.top, area.height)
});
const inside = fc.record({
	x: fc.double({ min: area.left, max: area.left + area.width, noNaN: true }),
	y: fc.double({ min: area.top, max: area.top + area.height, noNaN: true })
});
/** Lines from point to point, as curves are. */
const curves = fc.array(fc.array(point, { minLength: 2, maxLength: 12 }), { maxLength: 5 });

const segmentsOf = (drawn: { x: number; y: number }[][]): Line[] =>
	drawn.flatMap((points) =>
		points.slice(1).map(({ x, y }, i) => ({ x0: points[i].x, y0: points[i].y, x1: x, y1: y }))
	);

const wishFor = (anchor: { x: number; y: number }, mayRoam = true): LabelWish => ({
	anchor,
	width: 60,
	height: 16,
	places: [1, -1, 2, -2].map((rows) => ({ x: anchor.x - 30, y: anchor.y + 16 * rows })),
	reach: { x: 80, y: 80 },
	mayRoam
});

function inkOf(lines: readonly Line[], texts: readonly Box[] = []): Occupancy {
	const ink = new Occupancy(area);
	for (const line of lines) ink.addLine(line);
	for (const text of texts) ink.addText(text);
	return ink;
}

/** By halving the segment: none of it lies in the box unless a point of it does, to within .01 px. */
function passes({ x0, y0, x1, y1 }: Line, box: Box): boolean {
	const [left, right] = [Math.min(x0, x1), Math.max(x0, x1)];
	const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
	const apart =
		right < box.left ||
		left > box.left + box.width ||
		bottom < box.top ||
		top > box.top + box.height;
	if (apart) return false;
	if (Math.hypot(x1 - x0, y1 - y0) < 0.01) return true;
	const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
	return passes({ x0, y0, x1: x, y1: y }, box) || passes({ x0: x, y0: y, x1, y1 }, box);
}

const overlap = (a: Box, b: Box) =>
	a.left < b.left + b.width &&
	b.left < a.left + a.width &&
	a.top < b.top + b.height &&
	b.top < a.top + a.height;

describe('placeLabel(ink, wish, before)', () => {
	test('never stands on a line, nor out of the plot', () => {
		fc.assert(
			fc.property(curves, inside, fc.boolean(), (drawn, anchor, mayRoam) => {
				const lines = segmentsOf(drawn);
				const box = placeLabel(inkOf(lines), wishFor(anchor, mayRoam), null);
				if (box === null) return;
				expect(lines.filter((line) => passes(line, box))).toEqual([]);
				expect(box.left).toBeGreaterThanOrEqual(area.left);
				expect(box.top).toBeGreaterThanOrEqual(area.top);
				expect(box.left + box.width).toBeLessThanOrEqual(area.left + area.width);
				expect(box.top + box.height).toBeLessThanOrEqual(area.top + area.height);
			}),
			{ numRuns: 500 }
		);
	});

	test('finds a place wherever there is one with some room around it', () => {
		const room = 14; // px on each side, more than half a step of the search and the clearance
		fc.assert(
			fc.property(curves, inside, inside, (drawn, anchor, corner) => {
				const { width, height } = wishFor(anchor);
				const left = Math.min(corner.x, area.left + area.width - width - 2 * room);
				const top = Math.min(corner.y, area.top + area.height - height - 2 * room);
				const free = { left, top, width: width + 2 * room, height: height + 2 * room };
				const lines = segmentsOf(drawn).filter((line) => !passes(line, free));
				expect(placeLabel(inkOf(lines), wishFor(anchor), null)).not.toBeNull();
			}),
			{ numRuns: 500 }
		);
	});

	test('stands still on the next picture where its place is still free', () => {
		fc.assert(
			fc.property(curves, curves, inside, (first, later, anchor) => {
				const wish = wishFor(anchor, false);
				const before = placeLabel(inkOf(segmentsOf(first)), wish, null);
				if (before === null) return;
				const lines = segmentsOf([...first, ...later]);
				const after = placeLabel(inkOf(lines), wish, before);
				if (inkOf(lines).isFree(before)) expect(after).toEqual(before);
				else expect(after).not.toEqual(before);
			}),
			{ numRuns: 500 }
		);
	});

	test('stands still although a better place has become free', () => {
		const anchor = { x: 150, y: 100 };
		const over = { x0: 100, y0: 124, x1: 200, y1: 124 };
		const before = placeLabel(inkOf([over]), wishFor(anchor), null);
		expect(before?.top).toBe(84);
		expect(placeLabel(inkOf([]), wishFor(anchor), null)?.top).toBe(116);
		expect(placeLabel(inkOf([]), wishFor(anchor), before)).toEqual(before);
	});

	test('follows what it names once that is out of reach', () => {
		const before = placeLabel(inkOf([]), wishFor({ x: 100, y: 100 }), null);
		const after = placeLabel(inkOf([]), wishFor({ x: 260, y: 100 }), before);
		expect(after?.left).toBe(230);
	});

	test('keeps labels off each other, and leaders off labels', () => {
		fc.assert(
			fc.property(fc.array(inside, { maxLength: 6 }), (anchors) => {
				const ink = inkOf([]);
				const placed = anchors.map((anchor) => placeLabel(ink, wishFor(anchor), null));
				const boxes = placed.flatMap((box) => box ?? []);
				for (const [i, box] of boxes.entries()) {
					expect(boxes.slice(i + 1).filter((other) => overlap(box, other))).toEqual([]);
				}
			})
		);
	});

	test('is null where there is no room at all', () => {
		const lines = Array.from({ length: 20 }, (_, row) => ({
			x0: area.left,
			y0: area.top + 10 * row,
			x1: area.left + area.width,
			y1: area.top + 10 * row
		}));
		expect(placeLabel(inkOf(lines), wishFor({ x: 150, y: 100 }), null)).toBeNull();
	});
});
