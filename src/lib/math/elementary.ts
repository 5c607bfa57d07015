/**
 * exp, log, log1p, sin, cos, tanh, squares and lengths from sums, products, quotients and roots alone: the
 * same bits in every engine. JavaScript leaves the last bits of its own functions open, and engines differ in them. Each is
 * within one unit in the last place of the true value, or two where it says so.
 */

/** ln 2 in two parts. The first ends in 33 zero bits, so that its products with exponents are exact. */
const ln2High = 0.693147180369123816490173;
const ln2Low = 1.90821492927058770002e-10;
const largestArgument = 709.782712893384;
const smallestArgument = -745.1332191019412;

const bits = new DataView(new ArrayBuffer(8));

/** 2⁻¹⁰²², 2⁻¹⁰²¹, …, 2¹⁰²³. */
const powersOfTwo = Float64Array.from({ length: 2046 }, (_, i) => {
	bits.setUint32(0, (i + 1) << 20);
	return bits.getFloat64(0);
});

/** 2ⁿ for a whole n from −1022 to 1023. */
const powerOfTwo = (n: number) => powersOfTwo[n + 1022];

/** value · 2ⁿ, into the denormal numbers too. */
function scaled(value: number, n: number): number {
	if (n > 1023) return value * 2 * powerOfTwo(n - 1);
	if (n < -1021) return value * powerOfTwo(n + 54) * powerOfTwo(-54);
	return value * powerOfTwo(n);
}

/** Σ cᵢ xⁱ, the lowest first. */
function polynomial(coefficients: readonly number[], x: number): number {
	let sum = 0;
	for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
	return sum;
}

function reciprocals(of: readonly number[]): number[] {
	return of.map((value) => 1 / value);
}

/** n! for n = 0, 1, …; each is exact up to 22!. */
const factorials = [1];
for (let n = 1; n <= 22; n++) factorials.push(factorials[n - 1] * n);

/** 1/2!, 1/3!, …: (eʳ − 1 − r) / r². */
const exponentialSeries = reciprocals(factorials.slice(2, 15));

/** eʳ − 1 for |r| ≤ ½ ln 2; `rest` is what r lost when it was rounded. */
function reducedExponential(r: number, rest: number): number {
	return r + (rest + r * r * polynomial(exponentialSeries, r));
}

export function exp(x: number): number {
	if (Number.isNaN(x)) return NaN;
	if (x > largestArgument) return Infinity;
	if (x < smallestArgument) return 0;
	const n = Math.round(x / Math.LN2);
	const high = x - n * ln2High;
	const low = n * ln2Low;
	const r = high - low;
	return scaled(1 + reducedExponential(r, high - r - low), n);
}

const c = Float64Array.from(exponentialSeries);

/**
 * Puts 1 − 2 / (e²ˣ + 1), which is tanh x but near zero, in place of every x: with the bits that `exp`
 * gives, in half its time, since nothing is called on the way.
 */
export function squashAll(values: Float64Array): void {
	const [c0, c1, c2, c3] = [c[0], c[1], c[2], c[3]];
	const [c4, c5, c6, c7] = [c[4], c[5], c[6], c[7]];
	const [c8, c9, c10, c11, c12] = [c[8], c[9], c[10], c[11], c[12]];
	for (let i = 0; i < values.length; i++) {
		const x = 2 * values[i];
		if (!(Math.abs(x) < 700)) {
			values[i] = 1 - 2 / (exp(x) + 1);
			continue;
		}
		const n = Math.round(x / Math.LN2);
		const high = x - n * ln2High;
		const low = n * ln2Low;
		const r = high - low;
		let sum = ((((c12 * r + c11) * r + c10) * r + c9) * r + c8) * r + c7;
		sum = ((((((sum * r + c6) * r + c5) * r + c4) * r + c3) * r + c2) * r + c1) * r + c0;
		const power = (1 + (r + (high - r - low + r * r * sum))) * powersOfTwo[n + 1022];
		values[i] = 1 - 2 / (power + 1);
	}
}

/** eˣ − 1 without loss near zero. */
function expm1(x: number): number {
	return Math.abs(x) < 0.34 ? reducedExponential(x, 0) : exp(x) - 1;
}

/** 2/3, 2/5, …: (ln((1 + s) / (1 − s)) − 2s) / s³ as a series in s². */
const logarithmSeries = reciprocals([3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23]).map((c) => 2 * c);

export function log(x: number): number {
	if (Number.isNaN(x) || x < 0) return NaN;
	if (x === 0) return -Infinity;
	if (x === Infinity) return Infinity;
	const isDenormal = x < 2.2250738585072014e-308;
	bits.setFloat64(0, isDenormal ? x * 18014398509481984 : x);
	const head = bits.getUint32(0);
	let exponent = (head >>> 20) - 1023 - (isDenormal ? 54 : 0);
	bits.setUint32(0, (head & 0xfffff) | (1023 << 20));
	let mantissa = bits.getFloat64(0);
	if (mantissa > Math.SQRT2) {
		mantissa /= 2;
		exponent++;
	}
	// ln(1 + f) = f − ½f² + s · (½f² + series), where little is lost: the series is small beside f.
	const f = mantissa - 1;
	const s = f / (2 + f);
	const half = 0.5 * f * f;
	const series = s * s * polynomial(logarithmSeries, s * s);
	return exponent * ln2High - (half - (s * (half + series) + exponent * ln2Low) - f);
}

/** ln(1 + x) without loss near zero; within two units in the last place. */
export function log1p(x: number): number {
	const sum = 1 + x;
	// What the sum lost when it was rounded is made good in proportion.
	return sum === 1 || sum === Infinity ? x : log(sum) * (x / (sum - 1));
}

/** ½π in three parts, the first two of 33 bits each. */
const halfPi = [1.57079632673412561417, 6.0771005063039659766e-11, 2.02226624879595063154e-21];

/** −1/3!, 1/5!, …: (sin r − r) / r³ as a series in r². */
const sineSeries = reciprocals(alternating([3, 5, 7, 9, 11, 13, 15, 17]));
/** 1/4!, −1/6!, …: (cos r − 1 + ½r²) / r⁴ as a series in r². */
const cosineSeries = reciprocals(alternating([4, 6, 8, 10, 12, 14, 16, 18])).map((c) => -c);

/** −n! for the first n, n! for the second, and so on. */
function alternating(of: readonly number[]): number[] {
	return of.map((n, i) => (i % 2 === 0 ? -factorials[n] : factorials[n]));
}

/** x = quarters · ½π + r + rest with |r| ≤ ¼π, for |x| up to a million. */
function quarterTurn(x: number): { quarters: number; r: number; rest: number } {
	const quarters = Math.round(x / (Math.PI / 2));
	const high = x - quarters * halfPi[0];
	const middle = quarters * halfPi[1];
	const first = high - middle;
	const low = quarters * halfPi[2] - (high - first - middle);
	const r = first - low;
	return { quarters, r, rest: first - r - low };
}

function sineOf(r: number, rest: number): number {
	const square = r * r;
	return r + (rest * (1 - 0.5 * square) + r * square * polynomial(sineSeries, square));
}

function cosineOf(r: number, rest: number): number {
	const square = r * r;
	const half = 0.5 * square;
	const head = 1 - half;
	return head + (1 - head - half + (square * square * polynomial(cosineSeries, square) - r * rest));
}

/** One of sin and cos of r, with the sign that a number of quarter turns gives it. */
function turned(quarters: number, r: number, rest: number): number {
	const quarter = ((quarters % 4) + 4) % 4;
	const value = quarter % 2 === 0 ? sineOf(r, rest) : cosineOf(r, rest);
	return quarter < 2 ? value : -value;
}

/** x in radians, up to a million either way. */
export function sin(x: number): number {
	// Keeps the sign of −0.
	if (x === 0) return x;
	const { quarters, r, rest } = quarterTurn(x);
	return turned(quarters, r, rest);
}

/** x in radians, up to a million either way. */
export function cos(x: number): number {
	const { quarters, r, rest } = quarterTurn(x);
	return turned(quarters + 1, r, rest);
}

/** Within two units in the last place. */
export function tanh(x: number): number {
	const size = Math.abs(x);
	// Keeps the sign of −0 too.
	if (size === 0 || size > 22) return Math.sign(x);
	const power = expm1(2 * size);
	const value = size < 1 ? power / (power + 2) : 1 - 2 / (power + 2);
	return x < 0 ? -value : value;
}

export function square(x: number): number {
	return x * x;
}

/** √(x² + y²), for numbers whose squares are neither too large nor too small. */
export function hypot(x: number, y: number): number {
	return Math.sqrt(x * x + y * y);
}
