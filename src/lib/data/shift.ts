/**
 * Rows of 40 samples, each with a pattern of 12 somewhere in them and noise over all: which of four
 * patterns it is is the class, wherever it lies. `sets/shift.ts` draws them.
 *
 * With u = (t + ½) / 12 at the pattern's sample t, the patterns are sin πu, sin 2πu, −sin 2πu and
 * |sin 2πu|, times an amplitude between .7 and 1.3.
 */
import { sin } from '../math/elementary.ts';

/** Numbers of an input row. */
export const samples = 40;
const patternSamples = 12;
/** Samples at which a pattern can begin, from the first one on. */
const places = samples - patternSamples + 1;
/** The last sample at which a pattern can begin, and that of one in the middle. */
export const lastStart = places - 1;
export const middle = (samples - patternSamples) / 2;

const patterns: readonly ((u: number) => number)[] = [
	(u) => sin(Math.PI * u),
	(u) => sin(2 * Math.PI * u),
	(u) => -sin(2 * Math.PI * u),
	(u) => Math.abs(sin(2 * Math.PI * u))
];
export const classes = patterns.length;

/** A row without noise that has this pattern, from 0, from a sample on. */
export function patternRow(pattern: number, start: number, amplitude: number): number[] {
	return Array.from({ length: samples }, (_, sample) => {
		const t = sample - start;
		const isInside = t >= 0 && t < patternSamples;
		return isInside ? amplitude * patterns[pattern]((t + 0.5) / patternSamples) : 0;
	});
}
