/** A part of what is stored, as a share of the bar. */
export interface BytesPart {
	/** Where it begins and how long it is, in percent. */
	start: number;
	length: number;
	/** Positions of weights are drawn paler than weights. */
	isPale: boolean;
}

/** Bars of several networks have one scale: `most` fills one. */
export function bytesBar(bytes: { total: number; positions: number }, most: number): BytesPart[] {
	const percent = (part: number) => (most > 0 ? (100 * part) / most : 0);
	const own = percent(bytes.total - bytes.positions);
	const parts = [{ start: 0, length: own, isPale: false }];
	if (bytes.positions > 0) {
		parts.push({ start: own, length: percent(bytes.positions), isPale: true });
	}
	return parts;
}
