/**
 * Rows of 40 samples, each with a pattern of 12 somewhere in them and noise over all: which of four
 * patterns it is is the class, wherever it lies. Variants take away what a convolution lives on. The
 * playground draws such rows by `sets/shift.ts`; those of `drawShift` are of claims alone.
 *
 * With u = (t + ½) / 12 at the pattern's sample t, the patterns are sin πu, sin 2πu, −sin 2πu and
 * |sin 2πu|, times an amplitude between .7 and 1.3.
 */
import { sin } from '../math/elementary.ts';
import { randomStream } from '../random/randomStream.ts';
import { shuffle } from '../random/shuffle.ts';
import type { Split, Table } from './table.ts';

/**
 * - `anywhere`: the pattern begins at any sample at which it fits in.
 * - `centred`: it always begins at the same one, in the middle.
 * - `shuffled`: as `anywhere`, with the samples of all rows in one other order.
 * - `place`: always the first pattern; the class is the quarter of the places at which it begins.
 */
export type ShiftVariant = 'anywhere' | 'centred' | 'shuffled' | 'place';

export interface ShiftSettings {
	variant: ShiftVariant;
	/** Rows to learn from. */
	training: number;
	/** Rows the network never learns from. */
	validation: number;
	/** Standard deviation of the noise at each sample. Default: 0.3. */
	noise?: number;
	/** Of the points and of the order of `shuffled`. */
	seed: number;
}

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

/**
 * Targets are 1 in the column of the class and 0 in the others. Places, amplitudes and noise each
 * have a stream, for training and for validation points, whatever the variant.
 */
export function drawShift(settings: ShiftSettings): Split {
	return {
		training: drawRows(settings, 'training', settings.training),
		validation: drawRows(settings, 'validation', settings.validation)
	};
}

function drawRows(
	{ variant, noise = 0.3, seed }: ShiftSettings,
	part: 'training' | 'validation',
	rows: number
): Table {
	const place = randomStream(seed, part, 'place');
	const amplitude = randomStream(seed, part, 'amplitude');
	const noises = randomStream(seed, part, 'noise');
	const order = variant === 'shuffled' ? shuffle(samples, randomStream(seed, 'order')) : null;
	const inputs = new Float32Array(rows * samples);
	const targets = new Float32Array(rows * classes);
	for (let row = 0; row < rows; row++) {
		const anywhere = Math.floor(places * place.uniform());
		const start = variant === 'centred' ? middle : anywhere;
		const isPlace = variant === 'place';
		const label = isPlace ? Math.floor((classes * start) / places) : row % classes;
		const height = 0.7 + 0.6 * amplitude.uniform();
		patternRow(isPlace ? 0 : label, start, height).forEach((value, sample) => {
			const at = order ? order[sample] : sample;
			inputs[row * samples + at] = value + noise * noises.normal();
		});
		targets[row * classes + label] = 1;
	}
	return { rows, inputs, targets };
}
