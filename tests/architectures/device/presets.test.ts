import { describe, expect, it } from 'vitest';
import {
	capacityOf,
	quantities,
	quantityLimits
} from '../../../src/lib/architectures/device/device.ts';
import { presetNamed, presets } from '../../../src/lib/architectures/device/presets.ts';

describe('presets', () => {
	it('reach from a phone to eight cards, each with its data sheet, its date and figures within the limits', () => {
		expect(presets[0].id).toBe('phone');
		expect(presets.at(-1)!.hardware.cards).toBe(8);
		expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
		for (const { id, hardware, sheet } of presets) {
			expect(id).toMatch(/^[a-z0-9-]+$/);
			expect(sheet.url).toMatch(/^https:\/\/\S+$/);
			expect(sheet.year).toBeGreaterThan(2016);
			for (const quantity of quantities) {
				const { minimum, maximum } = quantityLimits[quantity];
				expect(hardware[quantity], `${id} ${quantity}`).toBeGreaterThanOrEqual(minimum);
				expect(hardware[quantity]).toBeLessThanOrEqual(maximum);
			}
		}
	});

	it('have cards from 8 to 192 GB among them', () => {
		const memories = presets.map(({ hardware }) => hardware.memory);
		for (const memory of [8, 12, 16, 24, 32, 48, 80, 141, 192]) expect(memories).toContain(memory);
	});
});

describe('capacityOf(hardware, plan)', () => {
	const { hardware } = presetNamed('8-a100-80')!;

	it('adds up what all cards hold, and how fast they read where they work together', () => {
		expect(capacityOf(hardware, 'together')).toEqual({
			bytes: 640e9,
			bytesPerSecond: 8 * 2039e9,
			operationsPerSecond: 8 * 312e12
		});
	});

	it('is as fast as one card where they work in turn', () => {
		const { bytes, bytesPerSecond } = capacityOf(hardware, 'inTurn');
		expect([bytes, bytesPerSecond]).toEqual([640e9, 2039e9]);
	});
});
