import { describe, expect, it } from 'vitest';
import {
	counted,
	countedInWords,
	formatBeside,
	formatBytes,
	formatCount,
	formatDollars,
	formatDuration,
	formatEnergy,
	formatExact,
	formatFixed,
	formatLoss,
	formatMegabytes,
	formatParameter,
	formatPercent,
	formatPlainLoss,
	formatRange,
	formatRatio,
	formatRoughDuration,
	formatShare,
	formatSixDigits,
	formatSmallLoss,
	formatStep,
	formatTick,
	inWords,
	plural,
	roughInWords,
	roughTimeWords,
	scientific,
	shareInWords,
	timeWords
} from '../src/lib/format.ts';

/** With ordinary spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatLoss(value)', () => {
	it.each([
		[0.2134, '0.213'],
		[0.005, '0.005'],
		[0.9996, '1.00'],
		[1.584, '1.58'],
		[9.996, '10.0'],
		[12.34, '12.3'],
		[99.96, '100'],
		[999.95, '1,000'],
		[999_999.4, '999,999'],
		[999_999.5, '1.0e6'],
		[5e-324, '4.9e-324'],
		[-Infinity, 'infinite'],
		[4417, '4,417'],
		[1.2e6, '1.2e6'],
		[0.00096, '0.001'],
		[0.000949, '0.0009'],
		[0.00042, '0.0004'],
		[0.000096, '0.0001'],
		[0.0000949, '0.00009'],
		[0.000012, '0.00001'],
		[0.0000096, '0.00001'],
		[0.0000094, '9.4e-6'],
		[-0.00042, '−0.0004'],
		[0, '0'],
		[-0.012, '−0.012'],
		[NaN, 'not a number'],
		[Infinity, 'infinite'],
		[null, '—'],
		[undefined, '—']
	])('writes %d as %s', (value, text) => {
		expect(formatLoss(value)).toBe(text);
	});
});

describe('formatCount(value)', () => {
	it.each([
		[4417, '4,417'],
		[175e9, '175,000,000,000'],
		[999.95, '1,000'],
		[0.4, '0'],
		[Infinity, '—'],
		[-Infinity, '—'],
		[undefined, '—'],
		[0, '0'],
		[-3, '−3'],
		[NaN, '—'],
		[null, '—']
	])('writes %d as %s', (value, text) => {
		expect(formatCount(value)).toBe(text);
		expect(formatStep(value)).toBe(text);
	});
});

describe('formatTick(value, decimals)', () => {
	it.each([
		[0.25, 2, '0.25'],
		[0.5, 2, '0.50'],
		[0, 1, '0.0'],
		[1250, 1, '1,250.0'],
		[999_999, 0, '999,999']
	])('writes %d with %d decimals as %s', (value, decimals, text) => {
		expect(formatTick(value, decimals)).toBe(text);
	});
});

describe('counted(count, noun)', () => {
	it.each([
		[0, '0 points'],
		[1, '1 point'],
		[2, '2 points'],
		[4417, '4,417 points']
	])('writes %d as %s', (count, text) => {
		expect(counted(count, 'point')).toBe(text);
	});

	it('takes a plural of its own', () => {
		expect(counted(1, 'class', 'classes')).toBe('1 class');
		expect(counted(2, 'class', 'classes')).toBe('2 classes');
	});
});

describe('formatBytes(bytes)', () => {
	it.each([
		[0, '0 bytes'],
		[1, '1 byte'],
		[999, '999 bytes'],
		[1000, '1 KB'],
		[17668, '17.7 KB'],
		[999_600, '1 MB'],
		[2.5e6, '2.5 MB'],
		[7e11, '700 GB'],
		[2e15, '2,000 TB'],
		[NaN, '—']
	])('writes %d as %s', (bytes, text) => {
		expect(plain(formatBytes(bytes))).toBe(text);
	});
});

describe('formatPercent(share)', () => {
	it.each([
		[0.887, '88.7 %'],
		[1, '100 %'],
		[0.9999, '99.9 %'],
		[0.00001, '0.1 %'],
		[0, '0 %'],
		[1.5, '150.0 %'],
		[null, '—'],
		[NaN, '—']
	])('writes %d as %s', (share, text) => {
		expect(plain(formatPercent(share))).toBe(text);
	});
});

describe('formatRatio(ratio)', () => {
	it.each([
		[2.6458, '2.6 times'],
		[1.3, '1.3 times'],
		[12.4, '12 times'],
		[4417, '4,417 times'],
		[1, 'within 1 %'],
		[1.01, 'within 1 %'],
		[1.0101, 'within 2 %'],
		[1.29, 'within 29 %'],
		[0.98, 'within 2 %'],
		[0.5, '0.5 times'],
		[Infinity, 'infinitely many times'],
		[NaN, '—'],
		[null, '—']
	])('writes %d as %s', (ratio, text) => {
		expect(plain(formatRatio(ratio))).toBe(text);
	});
});

describe('formatPlainLoss(loss)', () => {
	it.each([
		[4.2e-4, '0.0004'],
		[-4.2e-4, '−0.0004'],
		[2e-5, 'below 0.0001'],
		[0, '0'],
		[0.000951, '0.001'],
		[0.253, '0.253'],
		[17.3, '17.3'],
		[3e7, 'over a million'],
		[NaN, 'not a number'],
		[Infinity, 'infinite'],
		[null, '—']
	])('of %s is “%s”', (loss, text) => {
		expect(formatPlainLoss(loss)).toBe(text);
	});
});

describe('formatBeside(loss, goal)', () => {
	it.each([
		[0.06, 0.05, '0.060'],
		[0.0503, 0.05, '0.0503'],
		[0.05004, 0.05, '0.05004'],
		[0.05, 0.05, '0.050'],
		[0.2996, 0.3, '0.2996'],
		[1.304, 1.3, '1.3040'],
		[2, 0.05, '2.00'],
		[NaN, 0.05, 'not a number']
	])('of %s beside %s writes %s, which lies on the same side', (loss, goal, text) => {
		expect(formatBeside(loss, goal)).toBe(text);
	});
});

describe('inWords(value)', () => {
	it.each([
		[2, '2'],
		[4417, '4,417'],
		[999_999, '1 million'],
		[174_604_259_328, '175 billion'],
		[1.7e12, '1.7 trillion'],
		[3.14e23, '314 sextillion']
	])('of %f is %s', (value, text) => {
		expect(inWords(value)).toBe(text);
	});
});

describe('countedInWords(value, noun)', () => {
	it.each([
		[1, '1 step'],
		[1.001, '1 step'],
		[0.5, '0.5 steps'],
		[28_600_000, '28.6 million steps']
	])('of %f is %s', (value, text) => {
		expect(countedInWords(value, 'step')).toBe(text);
	});
});

describe('scientific(value)', () => {
	it.each([
		[3.1428e23, '3.14\u00a0×\u00a010²³'],
		[0.00012, '1.20\u00a0×\u00a010⁻⁴'],
		[5, '5.00\u00a0×\u00a010⁰']
	])('of %f is %s', (value, text) => {
		expect(scientific(value)).toBe(text);
	});
});

describe('shareInWords(share)', () => {
	it.each([
		[0, '0\u00a0%'],
		[0.000144, '0.014\u00a0%'],
		[0.3131, '31.3\u00a0%'],
		[0.9963, '99.6\u00a0%'],
		[0.99999, 'over\u00a099.9\u00a0%'],
		[1, '100\u00a0%'],
		[-0.5, '\u221250\u00a0%'],
		[39.5, '3,950\u00a0%']
	])('of %f is %s', (share, text) => {
		expect(shareInWords(share)).toBe(text);
	});
});

describe('formatParameter(value)', () => {
	it.each([
		[-0.4131, '−0.413'],
		[0, '0.000'],
		[0.00042, '0.0004'],
		[-0.00001234, '−0.00001'],
		[0.00000123, '1.2e−6'],
		[NaN, 'not a number']
	])('of %d is “%s”', (value, text) => {
		expect(formatParameter(value)).toBe(text);
	});
});

describe('formatSixDigits(value)', () => {
	it.each([
		[0, '0.000000'],
		[0.0123456, '0.012346'],
		[-1.234567, '−1.23457'],
		[12345678, '1.23457e7'],
		[-0.000000321, '−3.21e−7'],
		[NaN, 'not a number']
	])('of %d is “%s”', (value, text) => {
		expect(formatSixDigits(value)).toBe(text);
	});
});

describe('roughTimeWords(ms)', () => {
	it.each([
		[200, 'some seconds'],
		[19_000, 'some seconds'],
		[21_000, 'about a minute'],
		[80_000, 'about a minute'],
		[200_000, timeWords(200_000)]
	])('of %d is “%s”', (ms, words) => {
		expect(roughTimeWords(ms)).toBe(words);
	});
});

describe('timeWords(ms)', () => {
	it.each([
		[0, 'about a second'],
		[1499, 'about a second'],
		[1500, 'about 2 s'],
		[19_499, 'about 19 s'],
		[42_000, 'about 40 s'],
		[89_999, 'about 90 s'],
		[90_000, 'about 2 min'],
		[5_399_999, 'about 90 min'],
		[5_400_000, 'about 2 h']
	])('of %d is “%s”', (ms, words) => {
		expect(timeWords(ms)).toBe(words);
	});
});

describe('plural(count, noun, many)', () => {
	it('is the noun of one alone', () => {
		expect([0, 1, 2, -1, NaN].map((count) => plural(count, 'step'))).toEqual([
			'steps',
			'step',
			'steps',
			'steps',
			'steps'
		]);
		expect([1, 2].map((count) => plural(count, 'is', 'are'))).toEqual(['is', 'are']);
	});
});

describe('formatExact(value)', () => {
	it.each([
		[2000, '2,000'],
		[0.01, '0.01'],
		[0.1 + 0.2, '0.3'],
		[-1234.5678, '−1,234.5678'],
		[0.000001, '0.000001'],
		[9.9e-7, '9.9e-7'],
		[-1e-9, '-1e-9'],
		[999.95, '999.95'],
		[1e21, '1,000,000,000,000,000,000,000'],
		[0, '0'],
		[Infinity, '∞'],
		[NaN, 'NaN']
	])('writes %d as %s', (value, text) => {
		expect(formatExact(value)).toBe(text);
	});
});

describe('formatFixed(value, decimals)', () => {
	it.each([
		[0.5, 2, '0.50'],
		[-1.25, 2, '−1.25'],
		[999.95, 1, '1000.0'],
		[0.004, 2, '0.00'],
		[-0.004, 2, '−0.00'],
		[12.5, 0, '13'],
		[NaN, 1, 'NaN'],
		[-Infinity, 1, '−Infinity']
	])('writes %d with %d decimals as %s', (value, decimals, text) => {
		expect(formatFixed(value, decimals)).toBe(text);
	});
});

describe('formatSmallLoss(loss)', () => {
	it.each([
		[0.1649, '0.16'],
		[0.00691, '0.0069'],
		[0.0996, '0.10'],
		[1.96, '2.0'],
		[0, '0.0']
	])('writes %d as %s', (loss, text) => {
		expect(formatSmallLoss(loss)).toBe(text);
	});
});

describe('formatShare(share)', () => {
	it.each([
		[0.123, '12.3 %'],
		[0.001, '0.1 %'],
		[0.000999, 'less than 0.1 %'],
		[0, 'less than 0.1 %'],
		[1, '100 %'],
		[NaN, '—']
	])('writes %d as %s', (share, text) => {
		expect(plain(formatShare(share))).toBe(text);
	});
});

describe('formatMegabytes(bytes)', () => {
	it.each([
		[0, '0 MB'],
		[1, '1 MB'],
		[1e6, '1 MB'],
		[1_000_001, '2 MB'],
		[4.5e9, '4,500 MB'],
		[NaN, '— MB']
	])('writes %d as %s', (bytes, text) => {
		expect(formatMegabytes(bytes)).toBe(text);
	});
});

describe('formatDuration(ms)', () => {
	it.each([
		[0, '0 µs'],
		[0.35, '350 µs'],
		[1.99, '1,990 µs'],
		[2, '2 ms'],
		[1999, '1,999 ms'],
		[2000, '2 seconds'],
		[9_000_000, '2.5 hours'],
		[3 * 86_400_000, '3 days'],
		[1e15, '31,688 years']
	])('writes %d as %s', (ms, text) => {
		expect(formatDuration(ms)).toBe(text);
	});
});

describe('roughInWords(value)', () => {
	it.each([
		[355, '360'],
		[1_397_000, '1.4 million'],
		[24_312, '24,000'],
		[0.0361, '0.036']
	])('writes %d as %s', (value, text) => {
		expect(roughInWords(value)).toBe(text);
	});
});

describe('formatDollars(dollars)', () => {
	it.each([
		[4_612_000, '$4.6 million'],
		[24_312, '$24,000'],
		[1.52, '$1.5'],
		[0.00361, '$0.0036'],
		[0, '$0']
	])('writes %d as %s', (dollars, text) => {
		expect(formatDollars(dollars)).toBe(text);
	});
});

describe('formatEnergy(kilowattHours)', () => {
	it.each([
		[1_287_000, '1,300 MWh'],
		[12_870_000, '13 GWh'],
		[36, '36 kWh'],
		[0.5, '500 Wh'],
		[3e12, '3,000 TWh']
	])('writes %d as %s', (energy, text) => {
		expect(plain(formatEnergy(energy))).toBe(text);
	});
});

describe('formatRange(range, format)', () => {
	it('writes one figure where both ends read the same', () => {
		expect(formatRange({ from: 1.4e6, to: 1.05e7 }, formatDollars)).toBe(
			'$1.4 million to $11 million'
		);
		expect(formatRange({ from: 3.01, to: 3.02 }, formatDollars)).toBe('$3');
	});
});

describe('formatRoughDuration(ms)', () => {
	it.each([
		[9_120_000, '2.5 hours'],
		[250e9, '7.9 years']
	])('writes %d as %s', (ms, text) => {
		expect(formatRoughDuration(ms)).toBe(text);
	});
});
