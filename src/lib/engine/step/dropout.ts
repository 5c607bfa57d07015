/**
 * Inverted dropout (https://jmlr.org/papers/v15/srivastava14a.html): in training each hidden unit is
 * silenced with probability `rate`, the others are scaled by 1 / (1 − rate).
 *
 * Whether a unit is kept is a hash of (seed, step, layer, row of the batch, unit), not a draw from a
 * stream: every executor computes it where it needs it, forward and again backward. Only 32-bit
 * unsigned sums, products, shifts and exclusive ors are used, which GLSL ES 3.00 has as `uint`. The
 * mixer is Wellons' lowbias32 (https://nullprogram.com/blog/2018/07/31/).
 */

function mix(value: number): number {
	let x = (value + 0x9e3779b9) >>> 0;
	x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
	x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
	return (x ^ (x >>> 16)) >>> 0;
}

/** 32 random bits; `layer` is the hidden layer's index, `step` the steps done before this one. */
export function dropoutBits(
	seed: number,
	step: number,
	layer: number,
	row: number,
	unit: number
): number {
	return mix(unit ^ mix(row ^ mix(layer ^ dropoutHash(seed, step))));
}

/** What the bits of a step's units go on from. */
export function dropoutHash(seed: number, step: number): number {
	return mix(step ^ mix(seed));
}

/** A unit is kept where its bits are at least this. */
export function dropoutThreshold(rate: number): number {
	return Math.floor(rate * 2 ** 32) >>> 0;
}

/** Factors 0 or 1 / (1 − rate) for one hidden layer's activations, `[rows, units]`. */
export function dropoutMask(
	rate: number,
	seed: number,
	step: number,
	layer: number,
	rows: number,
	units: number
): Float32Array {
	const threshold = dropoutThreshold(rate);
	const kept = 1 / (1 - rate);
	const start = mix(layer ^ dropoutHash(seed, step));
	const mask = new Float32Array(rows * units); // [rows, units]
	for (let row = 0; row < rows; row++) {
		const ofRow = mix(row ^ start);
		for (let unit = 0; unit < units; unit++) {
			if (mix(unit ^ ofRow) >= threshold) mask[row * units + unit] = kept;
		}
	}
	return mask;
}
