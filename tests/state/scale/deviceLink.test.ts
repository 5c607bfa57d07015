import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cardPlans,
	quantities,
	quantityLimits,
	type Hardware
} from '../../../src/lib/architectures/device/device.ts';
import { allBits, keyValueBits } from '../../../src/lib/architectures/device/formats.ts';
import { presets } from '../../../src/lib/architectures/device/presets.ts';
import { families } from '../../../src/lib/architectures/models.ts';
import { deviceKeys } from '../../../src/lib/state/scale/deviceLink.ts';
import {
	askedOf,
	numberLimits,
	ownDevice,
	usualDeviceView,
	writingModels,
	type DeviceNumbers,
	type DeviceView
} from '../../../src/lib/state/scale/deviceView.ts';
import { fromScaleLink, toScaleLink, viewOf } from '../../../src/lib/state/scale/scaleLink.ts';

interface Limit {
	minimum: number;
	maximum: number;
	isWhole?: boolean;
}

const within = ({ minimum, maximum, isWhole }: Limit) =>
	isWhole
		? fc.integer({ min: minimum, max: maximum })
		: fc
				.double({ min: minimum, max: maximum, noNaN: true })
				.map((value) => Number(value.toPrecision(6)))
				.filter((value) => value >= minimum && value <= maximum && !/e/.test(String(value)));

const all = <Key extends string>(limits: Record<Key, Limit>) =>
	fc.record(
		Object.fromEntries(Object.entries<Limit>(limits).map(([key, limit]) => [key, within(limit)]))
	);

const views = fc.record({
	preset: fc.constantFrom(...presets, null),
	edits: fc.option(all(quantityLimits) as unknown as fc.Arbitrary<Hardware>),
	plan: fc.constantFrom(...cardPlans),
	of: fc.constantFrom(...askedOf),
	bits: fc.constantFrom(...allBits),
	keyValueBits: fc.constantFrom(...keyValueBits),
	numbers: all(numberLimits) as unknown as fc.Arbitrary<DeviceNumbers>,
	matrices: fc.option(fc.uniqueArray(fc.constantFrom('queries', 'feed-forward-back', 'values'))),
	against: fc.uniqueArray(fc.constantFrom(...writingModels.map(({ model }) => model.id)), {
		maxLength: 3
	})
});

describe('fromScaleLink(toScaleLink(view)) with a device', () => {
	it('is the view, and drops nothing', () => {
		fc.assert(
			fc.property(views, ({ preset, edits, ...rest }) => {
				const hardware = edits ?? preset?.hardware ?? usualDeviceView.hardware;
				const device: DeviceView = { device: preset?.id ?? ownDevice, hardware, ...rest };
				const link = toScaleLink({ ...viewOf('gpt-2-small'), device });
				const { view, dropped } = fromScaleLink(link);
				expect(dropped).toEqual([]);
				expect(view.device).toEqual(device);
			}),
			{ seed: 29 }
		);
	});

	it('says nothing of the usual device', () => {
		expect(toScaleLink({ ...viewOf('gpt-3-175b'), device: usualDeviceView })).toBe('');
		expect(fromScaleLink('model=gpt-2-xl&v=1').view.device).toBeUndefined();
	});

	it('reads as a person would write it', () => {
		const device: DeviceView = {
			...usualDeviceView,
			hardware: { ...usualDeviceView.hardware, memory: 48 },
			bits: 8,
			numbers: { ...usualDeviceView.numbers, context: 4096, shareFrom: 30 },
			matrices: ['queries', 'output-of-attention'],
			against: ['llama-7b', 'gpt-3-175b']
		};
		expect(toScaleLink({ ...viewOf('gpt-3-175b'), device })).toBe(
			'device=rtx-4090~memory:48&run=bits:8~context:4096&train=share-from:30~on:queries.output-of-attention&against=llama-7b~gpt-3-175b&v=1'
		);
	});
});

describe('fromScaleLink(hash) with a device', () => {
	it.each([
		[
			'device=rtx-9090',
			/“device=rtx-9090” became RTX 4090, 24 GB: the device must be own or one of/
		],
		['device=phone~memory:0', /“device=memory:0” became 0.001: memory must be a number from 0.001/],
		['device=phone~bandwidth:-1', /became 0.001: bandwidth must be/],
		['device=phone~price-from:-2', /became 0: price of an hour, from must be/],
		['device=phone~wheels:4', /“device=wheels:4” became nothing/],
		['run=context:0', /“run=context:0” became 1: context must be a whole number from 1/],
		['run=context:1000000000', /became 100,000,000: context must be/],
		['run=bits:7', /“run=bits:7” became 4: the bits of a parameter must be 16, 8, 6, 5, 4, 3 or 2/],
		['train=on:<b>', /“train=on:<b>” became the usual ones/],
		['train=electricity-from:-1', /became 0: price of a kilowatt-hour, from must be/],
		['against=gpt-4~llama-7b', /“against=gpt-4~llama-7b” became llama-7b: it takes at most 3/]
	])('says what it could not take of “%s”', (hash, sentence) => {
		const { view, dropped } = fromScaleLink(`${hash}&v=1`);
		expect(dropped.join(' ')).toMatch(sentence);
		for (const quantity of quantities) {
			const { minimum, maximum } = quantityLimits[quantity];
			expect(view.device!.hardware[quantity]).toBeGreaterThanOrEqual(minimum);
			expect(view.device!.hardware[quantity]).toBeLessThanOrEqual(maximum);
		}
	});

	it('finds its keys in no family’s fields', () => {
		for (const { fields } of families) {
			for (const key of deviceKeys) expect(fields).not.toHaveProperty(key);
		}
	});
});
