/** What so many parameters hold: each figure is computed from the count, by the measures named here. */
import { formatBytes, formatCount, formatLength, shareInWords } from '$lib/format.ts';
import { bytesToStore } from '$lib/architectures/cost.ts';
import type { Stop } from './stops.ts';

/** Numbers printed on one page. */
export const perPage = 500;
/** Pages on one sheet, and how thick it is. */
export const pagesPerSheet = 2;
export const sheetMm = 0.1;
/** Up to so many pages are told as pages, more as the height of their stack. */
const mostPages = 20;
/** From here on models are held in half the bits. */
const large = 1e9;

function printed(count: number): string {
	const pages = count / perPage;
	if (pages < 1) return `${shareInWords(pages)} of one page`;
	if (pages <= mostPages) return `${formatCount(Math.ceil(pages))} pages`;
	const metres = ((pages / pagesPerSheet) * sheetMm) / 1000;
	return `a stack of paper ${formatLength(metres)} high`;
}

/** "At four bytes each they take 17.7 KB; printed, 500 to a page, 9 pages." */
export function heldBy(count: number): string {
	const [bytes, bits] = count < large ? (['four', 32] as const) : (['two', 16] as const);
	return `At ${bytes} bytes each they take ${formatBytes(bytesToStore(count, bits))}; printed, ${perPage} to a page, ${printed(count)}.`;
}

/** Side of a square field of so many squares of one square millimetre, in metres. */
export function fieldSide(count: number): number {
	return Math.sqrt(count) / 1000;
}

/** To say one number a second, without a pause. */
export function msToCount(count: number): number {
	return 1000 * count;
}

/** What the picture shows once the eye has reached a stop, for those who do not see it. */
export function seenInWords(stops: readonly Stop[], { count, name }: Stop): string {
	const within = stops.filter((stop) => stop.count < count).toReversed();
	const own = `The ${formatCount(count)} parameters of ${name}, a square each.`;
	if (within.length === 0) return `${own} A row a unit, a column an input, the biases framed.`;
	const parts = within.map(
		(stop) => `${stop.short} ${shareInWords(Math.sqrt(stop.count / count))} as wide`
	);
	return `${own.replace('a square each', 'as one square')} In its corner, to the same scale: ${parts.join(', ')}.`;
}
