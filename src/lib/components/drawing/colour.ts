export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb` or `#rrggbb`, as the custom properties in `app.css` have it. */
export function parseColour(text: string): Rgb {
	const digits = text.slice(1);
	const wide = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
	const value = Number.parseInt(wide, 16);
	if (!text.startsWith('#') || wide.length !== 6 || Number.isNaN(value)) {
		throw new RangeError(`“${text}” is not a colour like #1f5eff.`);
	}
	return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `share` 0 is `from`, 1 is `to`. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
	const part = (i: number) => from[i] + (to[i] - from[i]) * share;
	return [part(0), part(1), part(2)];
}

const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** An opaque pixel of `ImageData` seen through a `Uint32Array`. */
export function pixelOf([red, green, blue]: Rgb): number {
	const [r, g, b] = [Math.round(red), Math.round(green), Math.round(blue)];
	return isLittleEndian
		? ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0
		: ((r << 24) | (g << 16) | (b << 8) | 255) >>> 0;
}

/** Pixels from `low` by way of `middle` to `high`; `middle` is exactly the entry `size / 2`. */
export function diverging(low: Rgb, middle: Rgb, high: Rgb, size: number): Uint32Array {
	return Uint32Array.from({ length: size + 1 }, (_, i) => {
		const share = (2 * i) / size - 1;
		return pixelOf(mix(middle, share < 0 ? low : high, Math.abs(share)));
	});
}
