const gap = 8;

/** Which labels, centred on these places in order, stand clear of each other on so many pixels. */
export function clearLabels(
	marks: { place: number; label: string }[],
	pixels: number,
	perCharacter = 6.4
): boolean[] {
	let end = -Infinity;
	return marks.map(({ place, label }) => {
		const centre = (place / 100) * pixels;
		const half = (label.length * perCharacter) / 2;
		if (centre - half < end + gap) return false;
		end = centre + half;
		return true;
	});
}
