/** One example of a row of samples as paths of an SVG, in its own units: a sample is 1 wide. */
import type { Span } from '$lib/analysis/strips/uses.ts';

export const stripHeight = 30;
/** What fills it from the foot to the top. */
const range = { minimum: -2, maximum: 2 };

/** The samples as a line; what lies beyond the range runs along its edge. */
export function linePath(samples: ArrayLike<number>): string {
	const { minimum, maximum } = range;
	return Array.from(samples, (value, at) => {
		const inside = Math.min(maximum, Math.max(minimum, value));
		const top = ((maximum - inside) / (maximum - minimum)) * stripHeight;
		return `${at === 0 ? 'M' : 'L'}${at + 0.5} ${top.toFixed(2)}`;
	}).join('');
}

const lanes = 3;
const laneHeight = 3;

/** The uses of a weight as bars along the foot; those that would overlap take turns among lanes. */
export function usesPath(spans: readonly Span[]): string {
	const isWide = spans.some(({ from, to }) => to > from);
	return spans
		.map(({ from, to }, at) => {
			const lane = isWide ? at % lanes : 0;
			const height = isWide ? laneHeight - 0.8 : laneHeight * 1.4;
			const top = stripHeight - (lane + 1) * laneHeight - (isWide ? 0 : laneHeight * 0.4);
			const [left, width] = isWide ? [from + 0.15, to - from + 0.7] : [from + 0.2, 0.6];
			return `M${left.toFixed(2)} ${top.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h${(-width).toFixed(2)}z`;
		})
		.join('');
}

/** "samples 3 to 7", counted from 1; what most filters looked at, or null where nothing was found. */
export function mostLookedAt(shares: readonly number[]): string | null {
	const most = Math.max(...shares);
	if (!(most > 0)) return null;
	const from = shares.indexOf(most);
	let to = from;
	while (shares[to + 1] === most) to++;
	return from === to ? `sample ${from + 1}` : `samples ${from + 1} to ${to + 1}`;
}

/** What the marks of a pointed weight say. */
export function usesSentence(uses: { spans: readonly Span[]; isShared: boolean } | null): string {
	if (uses === null) return '';
	const { length } = uses.spans;
	if (!uses.isShared && length === 1 && uses.spans[0].from === uses.spans[0].to) {
		return `This weight is used at one sample alone, number ${uses.spans[0].from + 1}: it is marked.`;
	}
	if (!uses.isShared) return 'This weight is used at one place alone: what it sees is marked.';
	return `This one weight is used at ${length === 1 ? 'one place' : `${length} places`}: each is marked below the lines.`;
}
