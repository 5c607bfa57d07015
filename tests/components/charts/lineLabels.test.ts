import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pixel } from '../../../src/lib/components/chart/chartKind.ts';
import { marginFor } from '../../../src/lib/components/chart/labelColumn.ts';
import type { LineLabel, LineLabelWish } from '../../../src/lib/components/chart/lineLabel.ts';
import { lacksName, placeLineLabels } from '../../../src/lib/components/chart/lineLabels.ts';
import { Occupancy, type Box } from '../../../src/lib/components/chart/occupancy.ts';
import { touches } from '../fakeChart.ts';

const plot: Box = { left: 40, top: 30, width: 300, height: 220 };
const area: Box = { left: 40, top: 10, width: 320, height: 240 };

/** A curve from the left edge to some place, some of it out of the plot. */
const curve = fc
	.record({
		heights: fc.array(fc.integer({ min: plot.top - 40, max: plot.top + plot.height + 40 }), {
			minLength: 2,
			maxLength: 9
		}),
		share: fc.double({ min: 0.05, max: 1, noNaN: true })
	})
	.map(({ heights, share }) =>
		heights.map((y, i) => ({ x: plot.left + (share * plot.width * i) / (heights.length - 1), y }))
	);

function wishesFor(curves: readonly Pixel[][], grows: boolean): LineLabelWish[] {
	return curves.map((points, at) => ({
		key: `line ${at}`,
		points,
		owner: at + 1,
		width: 64,
		height: 16,
		grows
	}));
}

function place(
	wishes: readonly LineLabelWish[],
	before: readonly LineLabel[] = [],
	margin: Box | null = null
): LineLabel[] {
	const ink = new Occupancy(area);
	for (const { points, owner } of wishes) ink.addCurve(points, owner);
	return placeLineLabels(ink, wishes, plot, before, margin);
}

const crosses = (points: readonly Pixel[], box: Box, margin = 0) =>
	points.slice(1).some((to, i) => touches(points[i], to, box, margin));

/** By more than sums of fractions differ. */
const overlap = (a: Box, b: Box) =>
	a.left < b.left + b.width &&
	b.left < a.left + a.width &&
	a.top < b.top + b.height - 1e-6 &&
	b.top < a.top + a.height - 1e-6;

const level = (y: number, end = plot.left + plot.width) => [
	{ x: plot.left, y },
	{ x: end, y }
];

describe('placeLineLabels(ink, wishes, plot, before)', () => {
	test('puts no name on a line, on another name, or over the frame of the plot', () => {
		fc.assert(
			fc.property(fc.array(curve, { maxLength: 6 }), fc.boolean(), (curves, grows) => {
				const labels = place(wishesFor(curves, grows));
				for (const { box } of labels) {
					expect(curves.filter((points) => crosses(points, box))).toEqual([]);
					expect(labels.filter((other) => other.box !== box && overlap(other.box, box))).toEqual(
						[]
					);
					expect(box.left).toBeGreaterThanOrEqual(plot.left);
					expect(box.top).toBeGreaterThanOrEqual(plot.top);
					expect(box.left + box.width).toBeLessThanOrEqual(plot.left + plot.width);
					expect(box.top + box.height).toBeLessThanOrEqual(plot.top + plot.height);
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('puts a name without a leader nearer to its own line than to any other', () => {
		fc.assert(
			fc.property(fc.array(curve, { maxLength: 5 }), (curves) => {
				for (const { wish, box, leader } of place(wishesFor(curves, false))) {
					if (leader) continue;
					expect(crosses(wish.points, box, 8)).toBe(true);
					const others = curves.filter((points) => points !== wish.points);
					expect(others.filter((points) => crosses(points, box, 7))).toEqual([]);
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('lets no leader meet another line, but for where it leaves its own', () => {
		fc.assert(
			fc.property(fc.array(curve, { maxLength: 5 }), (curves) => {
				for (const { wish, leader } of place(wishesFor(curves, false))) {
					if (!leader) continue;
					const { x0, y0, x1, y1 } = leader;
					const length = Math.hypot(x1 - x0, y1 - y0);
					const side = ({ x, y }: Pixel) => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
					const others = curves.filter((points) => points !== wish.points);
					const met = others.flatMap((points) =>
						points.slice(1).flatMap((to, i) => {
							const from = points[i];
							const [a, b] = [side(from), side(to)];
							if (a === b || a > 0 === b > 0) return [];
							const share = a / (a - b);
							const x = from.x + share * (to.x - from.x);
							const y = from.y + share * (to.y - from.y);
							const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length;
							return along > 1.01 && along < length - 0.01 ? [along] : [];
						})
					);
					expect(met).toEqual([]);
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('leaves every name where it is while the lines stay', () => {
		fc.assert(
			fc.property(fc.array(curve, { maxLength: 5 }), (curves) => {
				const wishes = wishesFor(curves, false);
				const before = place(wishes);
				expect(place(wishes, before).map(({ box }) => box)).toEqual(before.map(({ box }) => box));
			}),
			{ numRuns: 200 }
		);
	});

	test('leaves a name where it is while its line grows', () => {
		const at = (end: number, before: LineLabel[] = []) =>
			place(wishesFor([level(120, end)], false), before);
		let labels = at(200);
		const [{ box }] = labels;
		for (let end = 200; end <= 340; end += 7) {
			labels = at(end, labels);
			expect(labels[0].box).toEqual(box);
		}
	});

	test('follows the end of a line while there is room behind it, then stands by the line', () => {
		const at = (end: number, before: LineLabel[] = []) =>
			place(wishesFor([level(120, end)], true), before)[0];
		expect(at(100)).toMatchObject({ isAtEnd: true, leader: null });
		expect(at(100).box.left).toBe(108);
		expect(at(160, [at(100)]).box.left).toBe(168);
		const last = at(330, [at(260)]);
		expect(last.isAtEnd).toBe(false);
		expect(last.box.top + last.box.height).toBeLessThan(120);
	});

	test('keeps the order of two lines that end close to each other', () => {
		const labels = place(wishesFor([level(124, 100), level(120, 100)], true));
		expect(labels[1].box.top).toBeLessThan(labels[0].box.top);
		// They meet, and one is a hair's breadth past the other: the names do not swap for that.
		const crossed = place(wishesFor([level(120, 101), level(121, 101)], true), labels);
		expect(crossed[1].box.top).toBeLessThan(crossed[0].box.top);
	});

	test('keeps names behind the ends of lines in the order of the ends', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: plot.top, max: plot.top + plot.height }), { maxLength: 6 }),
				(heights) => {
					const labels = place(
						wishesFor(
							heights.map((y) => level(y, 120)),
							true
						)
					).filter(({ isAtEnd }) => isAtEnd);
					const endOf = ({ wish }: LineLabel) => wish.points[1].y;
					for (const one of labels) {
						const lower = labels.filter((other) => endOf(other) > endOf(one) + 18);
						expect(lower.filter((other) => other.box.top <= one.box.top)).toEqual([]);
					}
				}
			)
		);
	});

	test('stands off with a leader where its line is too steep to stand by', () => {
		const zigzag = Array.from({ length: 11 }, (_, i) => ({
			x: plot.left + 30 * i,
			y: i % 2 === 0 ? 90 : 200
		}));
		const [label] = place(wishesFor([zigzag], false));
		expect(label.leader).not.toBeNull();
		expect(crosses(zigzag, label.box)).toBe(false);
	});

	test('is left out between two lines that are too close, though there is room beyond them', () => {
		const close = [110, 116, 122].map((y) => level(y));
		const named = place(wishesFor(close, false)).map(({ wish }) => wish.owner);
		expect(named).toEqual([1, 3]);
	});

	describe('with a margin', () => {
		const right = plot.left + plot.width;
		const margin: Box = { left: right, top: 0, width: marginFor([64]), height: 280 };

		test('names every line, each over no other, inside the chart', () => {
			fc.assert(
				fc.property(
					fc.array(curve, { maxLength: 13 }),
					fc.boolean(),
					fc.constantFrom(0.4, 1),
					(curves, grows, share) => {
						// Most end together, as the lines of a run do.
						const ended = curves.map((points, at) =>
							at % 5 === 4 ? points : [...points, { x: plot.left + share * plot.width, y: 150 }]
						);
						const wishes = wishesFor(ended, grows);
						const labels = place(wishes, [], margin);
						expect(lacksName(wishes, labels)).toBe(false);
						for (const { box } of labels) {
							const others = labels.filter((other) => other.box !== box);
							expect(others.filter((other) => overlap(other.box, box))).toEqual([]);
							expect(box.left + box.width).toBeLessThanOrEqual(right + margin.width);
							expect(box.top).toBeGreaterThanOrEqual(0);
							expect(box.top + box.height).toBeLessThanOrEqual(margin.height);
						}
					}
				),
				{ numRuns: 200 }
			);
		});

		test('has them in the order of the lines’ ends, with leaders that do not cross', () => {
			const heights = [60, 64, 66, 120, 121, 122, 123, 200, 201];
			const labels = place(
				wishesFor(
					heights.map((y) => level(y)),
					true
				),
				[],
				margin
			);
			const tops = labels.map(({ box }) => box.top);
			expect(tops).toEqual(tops.toSorted((a, b) => a - b));
			for (const [at, { leader }] of labels.entries()) {
				if (leader) expect([leader.x0, leader.y0]).toEqual([right, heights[at]]);
			}
			expect(labels.filter(({ leader }) => leader).length).toBeGreaterThan(3);
		});

		test('is as wide as its longest name and a leader take', () => {
			const [{ box }] = place(wishesFor([level(100)], true), [], margin);
			expect(box.left).toBeGreaterThan(right + 10);
			expect(box.left + box.width).toBeLessThanOrEqual(right + margin.width);
		});
	});

	test('leaves out what has no room at all, and what has no points', () => {
		const crowd = Array.from({ length: 24 }, (_, row) => level(plot.top + 9 * row));
		expect(place(wishesFor(crowd, false))).toEqual([]);
		expect(place(wishesFor([[]], true))).toEqual([]);
	});
});
