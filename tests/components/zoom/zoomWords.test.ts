import { describe, expect, it } from 'vitest';
import { heldBy, seenInWords } from '../../../src/lib/components/zoom/holds.ts';
import { stopReached, stopsWith } from '../../../src/lib/components/zoom/stops.ts';
import { formatLength } from '../../../src/lib/format.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('stopsWith(own)', () => {
	it('goes from the first screen’s 25 by its 4,417 to GPT-3’s 175 billion', () => {
		const stops = stopsWith([]);
		expect(stops.map(({ count }) => count)).toEqual([
			25, 4417, 266_610, 25_557_032, 124_439_808, 1_557_611_200, 8_030_261_248, 174_604_259_328
		]);
		expect(stops.map(({ short }) => short).slice(0, 3)).toEqual([
			'Network A',
			'Network B',
			'LeNet-300-100'
		]);
	});

	it('takes in the reader’s own networks, in the place of another of the same count', () => {
		const stops = stopsWith([
			{ letter: 'A', parameters: 9, batch: 150 },
			{ letter: 'B', parameters: 37, batch: 150 },
			{ letter: 'C', parameters: 4417, batch: 150 }
		]);
		expect(stops.slice(0, 4).map(({ name, count }) => [name, count])).toEqual([
			['Network A of the first screen', 25],
			['Your network B', 37],
			['Your network C', 4417],
			['LeNet-300-100', 266_610]
		]);
	});
});

describe('stopReached(stops, count)', () => {
	it('is the last one passed', () => {
		const stops = stopsWith([]);
		const at = (count: number) => stopReached(stops, count).count;
		expect([at(25), at(4416), at(4417), at(1e9)]).toEqual([25, 25, 4417, 124_439_808]);
	});
});

describe('heldBy(count)', () => {
	it('says bytes and paper, worked out from the count', () => {
		expect(stopsWith([]).map(({ count }) => plain(heldBy(count)))).toEqual([
			'At four bytes each they take 100 bytes; printed, 500 to a page, 5 % of one page.',
			'At four bytes each they take 17.7 KB; printed, 500 to a page, 9 pages.',
			'At four bytes each they take 1.07 MB; printed, 500 to a page, a stack of paper 2.67 cm high.',
			'At four bytes each they take 102 MB; printed, 500 to a page, a stack of paper 2.56 m high.',
			'At four bytes each they take 498 MB; printed, 500 to a page, a stack of paper 12.4 m high.',
			'At two bytes each they take 3.12 GB; printed, 500 to a page, a stack of paper 156 m high.',
			'At two bytes each they take 16.1 GB; printed, 500 to a page, a stack of paper 803 m high.',
			'At two bytes each they take 349 GB; printed, 500 to a page, a stack of paper 17.5 km high.'
		]);
	});
});

describe('seenInWords(stops, stop)', () => {
	it('says what lies in the corner, and how wide', () => {
		const stops = stopsWith([]);
		expect(seenInWords(stops, stops[0])).toBe(
			'The 25 parameters of Network A of the first screen, a square each. A row a unit, a column an input, the biases framed.'
		);
		expect(plain(seenInWords(stops, stops[2]))).toBe(
			'The 266,610 parameters of LeNet-300-100, as one square. In its corner, to the same scale: Network B 12.9 % as wide, Network A 0.97 % as wide.'
		);
	});
});

describe('formatLength(metres)', () => {
	it('is in the largest unit of which there is one', () => {
		const lengths = [0.005, 0.0665, 1, 417.9, 17_460].map((metres) => plain(formatLength(metres)));
		expect(lengths).toEqual(['5 mm', '6.65 cm', '1 m', '418 m', '17.5 km']);
	});
});
