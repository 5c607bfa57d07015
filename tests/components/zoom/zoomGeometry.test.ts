import { describe, expect, it } from 'vitest';
import { smallNetwork } from '../../../src/lib/components/zoom/smallNetwork.ts';
import {
	roomiest,
	stopStrength,
	unitAt,
	zoomFrame
} from '../../../src/lib/components/zoom/zoomFrame.ts';
import {
	countAt,
	gridFor,
	gridLevels,
	labelHeights,
	shareOf,
	sidePx,
	smallestSeen,
	unitPx
} from '../../../src/lib/components/zoom/zoomGeometry.ts';
import { denseLayersOf, denseNetwork } from '../../../src/lib/network/spec.ts';

const range = { least: 25, most: 174_604_259_328 };
const counts = [25, 26, 300, 4417, 266_610, 25_557_032, 1_557_611_200, range.most];

describe('shareOf(count, range)', () => {
	it('runs from 0 to 1 with the logarithm, and countAt brings it back', () => {
		expect(shareOf(range.least, range)).toBe(0);
		expect(shareOf(range.most, range)).toBe(1);
		for (const count of counts) {
			expect(Math.round(countAt(shareOf(count, range), range))).toBeCloseTo(count, -3);
		}
		const decade = shareOf(250, range);
		expect(shareOf(2500, range)).toBeCloseTo(2 * decade);
	});
});

describe('sidePx(count, unit)', () => {
	it('makes every area true to its count, whatever the eye takes in', () => {
		for (const seen of counts) {
			const unit = unitPx(seen, 440);
			expect(sidePx(seen, unit)).toBeCloseTo(440);
			for (const within of counts.filter((count) => count <= seen)) {
				const share = (sidePx(within, unit) / sidePx(seen, unit)) ** 2;
				expect(share / (within / seen)).toBeCloseTo(1, 9);
			}
		}
	});
});

describe('unitAt(count, least, side, firstUnit)', () => {
	it('begins with room for squares that stand apart, only ever shrinks, and fills the picture', () => {
		expect(unitAt(25, 25, 440, 50)).toBeCloseTo(50);
		let before = Infinity;
		for (let share = 0; share <= 1; share += 0.002) {
			const count = countAt(share, range);
			const unit = unitAt(count, 25, 440, 50);
			expect(unit).toBeLessThan(before);
			expect(sidePx(count, unit)).toBeLessThanOrEqual(440.001);
			if (count > 1000) expect(sidePx(count, unit)).toBeCloseTo(440);
			before = unit;
		}
	});
});

describe('gridLevels(unit, side)', () => {
	it('has at every count a level that can be made out, and no line too close to the next', () => {
		for (let share = 0; share <= 1; share += 0.01) {
			const unit = unitPx(countAt(share, range), 440);
			const levels = gridLevels(unit, 440);
			expect(levels.some(({ strength }) => strength === 1)).toBe(true);
			for (const { spacing, count } of levels) {
				expect(spacing).toBeGreaterThanOrEqual(3.5);
				expect((spacing / unit) ** 2 / count).toBeCloseTo(1, 9);
			}
		}
	});

	it('begins with single parameters, and ends at 100 million a square', () => {
		expect(smallestSeen(unitPx(4417, 440))).toBe(1);
		expect(smallestSeen(unitPx(range.most, 440))).toBe(1e8);
	});
});

describe('gridFor(count)', () => {
	it('has room for each, and leaves few places empty', () => {
		expect(gridFor(25)).toEqual({ columns: 5, rows: 5 });
		expect(gridFor(4417)).toEqual({ columns: 66, rows: 67 });
		for (const count of [1, 2, 37, 4417, 999]) {
			const { columns, rows } = gridFor(count);
			expect(columns * rows).toBeGreaterThanOrEqual(count);
			expect(columns * (rows - 1)).toBeLessThan(count);
		}
	});
});

describe('labelHeights(heights, gap, highest)', () => {
	it('leaves what stands clear where it is, and makes a list of what does not', () => {
		expect(labelHeights([0, 1, 2, 100], 20, 400)).toEqual([0, 20, 40, 100]);
		expect(labelHeights([390, 395], 20, 400)).toEqual([380, 400]);
	});
});

describe('smallNetwork(layers, arrangement)', () => {
	const layers = denseLayersOf(
		denseNetwork({ inputs: 2, hidden: [3, 3], outputs: 1, activation: 'tanh' })
	);

	it('has each parameter once, apart at first and then in a square without a gap', () => {
		for (const arrangement of ['row', 'column'] as const) {
			const { squares, width, height } = smallNetwork(layers, arrangement);
			const inOrder = squares.map(({ index }) => index).toSorted((a, b) => a - b);
			expect(inOrder).toEqual(Array.from({ length: 25 }, (_, at) => at));
			const places = new Set(squares.map(({ gathered: { x, y } }) => `${x} ${y}`));
			expect(places.size).toBe(25);
			for (const { spread, gathered } of squares) {
				expect(Math.max(gathered.x, gathered.y)).toBeLessThan(5);
				expect(spread.x).toBeLessThanOrEqual(width - 1 + 1e-9);
				expect(spread.y).toBeLessThanOrEqual(height - 1 + 1e-9);
			}
		}
	});

	it('says what each layer has', () => {
		const { words } = smallNetwork(layers, 'row');
		expect(words.map(({ text }) => text)).toEqual([
			'2 × 3 + 3 = 9',
			'3 × 3 + 3 = 12',
			'3 × 1 + 1 = 4'
		]);
	});

	it('stands in a row where there is room, one layer above the other on a phone', () => {
		const [row, column] = [smallNetwork(layers, 'row'), smallNetwork(layers, 'column')];
		const placed = (width: number, height: number) =>
			roomiest(row, column, { left: 0, width, height }, 13);
		expect(placed(650, 440).small).toBe(row);
		const onPhone = placed(326, 326);
		expect(onPhone.small).toBe(column);
		expect(onPhone.unit * column.width + onPhone.words).toBeLessThanOrEqual(326);
	});
});

describe('zoomFrame(width, height, fontSize)', () => {
	it('writes beside the field where there is room, and else within it', () => {
		expect(zoomFrame(650, 440, 13)).toMatchObject({ side: 438, labels: { align: 'left' } });
		const narrow = zoomFrame(326, 326, 13);
		expect(narrow.labels.align).toBe('right');
		expect(narrow.labels.x).toBeLessThan(narrow.left + narrow.side);
	});
});

describe('stopStrength(stop, count)', () => {
	it('is whole from the stop on, and nothing well before it', () => {
		expect(stopStrength(4417, 4417)).toBe(1);
		expect(stopStrength(4417, 1e9)).toBe(1);
		expect(stopStrength(4417, 3000)).toBe(0);
	});
});
