import { encode } from 'uqr';

/** Modules of blank ground on every side, which cameras need. */
export const quietZone = 4;
/** Of the standard's forty sizes: larger codes are too fine for a camera that looks at a screen. */
const largestVersion = 25;
/** With more correction where there is room for it. */
const corrections = ['M', 'L'] as const;

export interface QrPicture {
	/** Modules on a side, without the quiet zone. */
	size: number;
	/** The dark modules as an SVG path, one unit each. */
	path: string;
}

/** Null for a text that is too long. */
export function qrCode(text: string): QrPicture | null {
	for (const ecc of corrections) {
		try {
			const { size, data } = encode(text, { ecc, maxVersion: largestVersion, border: 0 });
			return { size, path: data.map(rowPath).join('') };
		} catch (error) {
			if (!(error instanceof RangeError)) throw error;
		}
	}
	return null;
}

/** Neighbours in a row as one rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
	const parts: string[] = [];
	for (let x = 0; x < row.length; x++) {
		if (!row[x]) continue;
		const start = x;
		while (row[x + 1]) x++;
		const length = x + 1 - start;
		parts.push(`M${start} ${y}h${length}v1h-${length}z`);
	}
	return parts.join('');
}
