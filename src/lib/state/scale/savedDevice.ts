/** The device that the reader saved as their own, kept on this one. */
import { quantities, quantityLimits, type Hardware } from '$lib/architectures/device/device.ts';

const key = 'wiggle-room:device';

function isHardware(value: unknown): value is Hardware {
	if (typeof value !== 'object' || value === null) return false;
	return quantities.every((quantity) => {
		const number: unknown = (value as Record<string, unknown>)[quantity];
		const { minimum, maximum, isWhole = false } = quantityLimits[quantity];
		if (typeof number !== 'number' || (isWhole && !Number.isInteger(number))) return false;
		return number >= minimum && number <= maximum;
	});
}

/** Null where none was saved, or what was saved is no device. */
export function savedDevice(): Hardware | null {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
		if (!isHardware(value)) return null;
		const numbers = quantities.map((quantity) => [quantity, value[quantity]]);
		return Object.fromEntries(numbers) as Hardware;
	} catch {
		return null;
	}
}

/** Null forgets it. */
export function saveDevice(hardware: Hardware | null) {
	try {
		if (hardware === null) localStorage.removeItem(key);
		else localStorage.setItem(key, JSON.stringify(hardware));
	} catch {
		// storage denied or full: it lasts as long as the page
	}
}
