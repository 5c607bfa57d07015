/**
 * Activations and their derivatives for four units at a time, and dropout's factors.
 *
 * - tanh z = 1 − 2 / (e²ᶻ + 1), which software GL computes twice as fast as `tanh`; near zero, where
 *   that cancels, z − z³/3 + 2z⁵/15 − 17z⁷/315
 * - gelu z = z · σ(u) with u = 2c (z + a z³); z is held within ±20, beyond which gelu is 0 or z
 * - sin z by the series of sin and cos of r = z − n · ½π, |r| ≤ ¼π, since what GLSL has may be a
 *   thousandth off
 * - derivatives from the activation h itself: 1 − h², [h > 0], h (1 − h), 1, and leaky relu's .01 or 1;
 *   of gelu and sin from z
 */
import { gelu, leak } from '../../../network/activation.ts';

/** `tanhOf` and its like: φ of four units. */
export const activationText = `
vec4 tanhOf(vec4 z) {
	vec4 s = z * z;
	vec4 near = z * (1.0 + s * (-1.0 / 3.0 + s * (2.0 / 15.0 - s * (17.0 / 315.0))));
	vec4 far = 1.0 - 2.0 / (exp(2.0 * z) + 1.0);
	return mix(far, near, lessThan(s, vec4(0.0625)));
}
vec4 reluOf(vec4 z) {
	return mix(z, vec4(0.0), lessThan(z, vec4(0.0)));
}
vec4 sigmoidOf(vec4 z) {
	return 1.0 / (1.0 + exp(-z));
}
vec4 leakyReluOf(vec4 z) {
	return mix(z, ${leak} * z, lessThan(z, vec4(0.0)));
}
vec4 geluShare(vec4 z) {
	return 1.0 / (1.0 + exp(-z * (${gelu.twiceC} + ${gelu.twiceC * gelu.a} * z * z)));
}
vec4 geluOf(vec4 z) {
	vec4 within = clamp(z, -20.0, 20.0);
	return mix(z * geluShare(within), vec4(0.0), lessThan(z, vec4(-20.0)));
}
vec4 turned(vec4 z, float quarters) {
	vec4 n = floor(z * ${2 / Math.PI} + 0.5);
	vec4 r = ((z - n * 1.5703125) - n * 4.837512969970703125e-4) - n * 7.54978995489188216e-8;
	vec4 s = r * r;
	vec4 sine = r + r * s * (-1.6666654611e-1 + s * (8.3321608736e-3 - s * 1.9515295891e-4));
	vec4 cosine = 1.0 - 0.5 * s
		+ s * s * (4.166664568298827e-2 + s * (-1.388731625493765e-3 + s * 2.443315711809948e-5));
	vec4 turn = mod(n + quarters, 4.0);
	bvec4 isOdd = equal(mod(turn, 2.0), vec4(1.0));
	vec4 value = mix(sine, cosine, isOdd);
	return mix(value, -value, greaterThan(turn, vec4(1.5)));
}
vec4 sinOf(vec4 z) {
	return turned(z, 0.0);
}
vec4 linearOf(vec4 z) {
	return z;
}
`;

/** `tanhSlope` and its like: φ′ of four units from what φ made of them; `slopeFollows` says of which. */
export const derivativeText = `
vec4 tanhSlope(vec4 h) {
	return 1.0 - h * h;
}
vec4 reluSlope(vec4 h) {
	return mix(vec4(0.0), vec4(1.0), greaterThan(h, vec4(0.0)));
}
vec4 sigmoidSlope(vec4 h) {
	return h * (1.0 - h);
}
vec4 leakyReluSlope(vec4 h) {
	return mix(vec4(${leak}), vec4(1.0), greaterThan(h, vec4(0.0)));
}
vec4 linearSlope(vec4 h) {
	return vec4(1.0);
}
`;

/** `geluSlope` and `sinSlope`: φ′ of four units from z. They call what `activationText` defines. */
export const slopeText = `
vec4 geluSlope(vec4 z) {
	vec4 within = clamp(z, -20.0, 20.0);
	vec4 s = geluShare(within);
	vec4 steepness = ${gelu.twiceC} + ${3 * gelu.twiceC * gelu.a} * within * within;
	return s + within * s * (1.0 - s) * steepness;
}
vec4 sinSlope(vec4 z) {
	return turned(z, 1.0);
}
`;

/** Dropout's factors of four units, as in `engine/step/dropout`. It calls what `hashText` defines. */
export const dropoutText = `
vec4 dropoutFactors(int row, int unit) {
	uint ofRow = mixed(uint(row) ^ dropout.x);
	vec4 factors;
	for (int i = 0; i < 4; i++) {
		factors[i] = mixed(uint(unit + i) ^ ofRow) >= dropout.y ? batch.z : 0.0;
	}
	return factors;
}
`;

/** h in lanes of units that exist, `one` in the lane after the last, 0 beyond. */
export const filledText = `
vec4 filled(vec4 h, int unit, int units, float one) {
	ivec4 index = ivec4(unit) + ivec4(0, 1, 2, 3);
	vec4 rest = mix(vec4(0.0), vec4(one), equal(index, ivec4(units)));
	return mix(rest, h, lessThan(index, ivec4(units)));
}
`;

/** 1 in lanes of units that exist, 0 in the others. */
export const lanesText = `
vec4 lanes(int unit, int units) {
	return mix(vec4(0.0), vec4(1.0), lessThan(ivec4(unit) + ivec4(0, 1, 2, 3), ivec4(units)));
}
`;
