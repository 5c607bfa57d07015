import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { presetNamed } from '../../../src/lib/architectures/device/presets.ts';
import { YourDevice } from '../../../src/lib/state/scale/device.svelte.ts';
import { usualDeviceView } from '../../../src/lib/state/scale/deviceView.ts';

const key = 'wiggle-room:device';
let kept: Map<string, string>;

beforeEach(() => {
	kept = new Map();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
		removeItem: (key: string) => kept.delete(key)
	});
});
afterEach(() => vi.unstubAllGlobals());

describe('YourDevice', () => {
	it('takes a preset’s figures, as the reader changes them, and gives them back', () => {
		const device = new YourDevice();
		device.choose('t4');
		expect(device.hardware).toEqual(presetNamed('t4')!.hardware);
		device.setQuantity('memory', 32);
		expect([device.isEdited, device.name, device.capacity.bytes]).toEqual([
			true,
			'T4, 16 GB, edited',
			32e9
		]);
		device.reset();
		expect([device.isEdited, device.capacity.bytes]).toEqual([false, 16e9]);
	});

	it('saves a device as the reader’s own, and finds it on the next visit', () => {
		const device = new YourDevice();
		device.setQuantity('memory', 48);
		device.save();
		device.choose('phone');
		const later = new YourDevice();
		expect(later.hasOwn).toBe(false);
		later.recall();
		later.choose('own');
		expect([later.hasOwn, later.hardware.memory, later.preset]).toEqual([true, 48, null]);
		later.forget();
		expect([later.hasOwn, later.view.device, kept.has(key)]).toEqual([false, 'rtx-4090', false]);
	});

	it.each(['', 'null', '{"memory":24}', '[1]', '{"memory":-1}', 'x'])(
		'takes no device from “%s”, kept under its name',
		(text) => {
			kept.set(key, text);
			const device = new YourDevice();
			device.recall();
			expect(device.hasOwn).toBe(false);
		}
	);

	it('works where storage is denied, as long as the page lasts', () => {
		vi.stubGlobal('localStorage', undefined);
		const device = new YourDevice();
		device.recall();
		device.setQuantity('memory', 48);
		device.save();
		device.choose('phone');
		device.choose('own');
		expect(device.hardware.memory).toBe(48);
	});

	it('opens what a link says, and the usual where it says nothing', () => {
		const device = new YourDevice();
		device.open({ ...usualDeviceView, bits: 8 });
		expect(device.setting.bits).toBe(8);
		device.open();
		expect(device.view).toBe(usualDeviceView);
	});

	it('counts no more tokens of an answer than the context holds', () => {
		const device = new YourDevice();
		device.setNumber('context', 100);
		expect([device.answer, device.setting.context]).toEqual([100, 100]);
	});

	it('takes ranges in either order', () => {
		const device = new YourDevice();
		device.setNumber('shareFrom', 80);
		expect(device.assumptions.share).toEqual({ from: 0.5, to: 0.8 });
	});

	it('holds each model against the others once', () => {
		const device = new YourDevice();
		device.holdAgainst(['llama-7b', 'gpt-3-175b']);
		device.setAgainst(2, 'gopher');
		expect(device.view.against).toEqual(['llama-7b', 'gpt-3-175b', 'gopher']);
		device.setAgainst(0, 'mixtral-8x7b');
		expect(device.view.against).toEqual(['mixtral-8x7b', 'gpt-3-175b', 'gopher']);
		device.setAgainst(1, null);
		expect(device.view.against).toEqual(['mixtral-8x7b', 'gopher']);
		device.setAgainst(1, 'mixtral-8x7b');
		expect(device.view.against).toEqual(['mixtral-8x7b']);
	});
});
