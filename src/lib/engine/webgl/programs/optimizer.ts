import type { Optimizer } from '../../../network/hyperparameters.ts';
import { adam, momentum } from '../../../network/hyperparameters.ts';
import { fragmentHead, locate, vertexShader, type ProgramSource } from './program.ts';

export const optimizerCodes: Record<Optimizer, number> = { sgd: 0, momentum: 1, adam: 2 };
/** Instead of an optimizer, for a member that takes no step. */
export const restingCode = -1;

const number = (value: number) => Math.fround(value).toExponential(9);

/**
 * Penalty, optimizer and decay for four parameters:
 *
 * - g ← g + l1 · sign w + 2 · l2 · w, kernels only
 * - momentum: v ← μv + g; u = v
 * - Adam: m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; u = (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 * - w ← w · (1 − learning rate · weight decay) − learning rate · u, decay on kernels only
 */
export const advanceText = `
vec4 penalised(vec4 g, vec4 w) {
	return g + penalties.x * sign(w) + 2.0 * penalties.y * w;
}
vec4 sgdDirection(vec4 g, inout vec4 m, inout vec4 v) {
	return g;
}
vec4 momentumDirection(vec4 g, inout vec4 m, inout vec4 v) {
	m = ${number(momentum)} * m + g;
	return m;
}
vec4 adamDirection(vec4 g, inout vec4 m, inout vec4 v) {
	m = ${number(adam.beta1)} * m + ${number(1 - adam.beta1)} * g;
	v = ${number(adam.beta2)} * v + ${number(1 - adam.beta2)} * (g * g);
	return (m / rates.y) / (sqrt(v / rates.z) + ${number(adam.epsilon)});
}
`;

/**
 * All optimizers for all parameters.
 *
 * place: kernel `[inputs, units]`, bias below; first: gradient's place, its blocks of inputs, rows of
 * the kernel
 */
export function optimizerProgram(rowsPerBlock: number): ProgramSource {
	const fragment = `${fragmentHead(3, [
		['sampler2DArray', 'gradients'],
		['sampler2D', 'weights'],
		['sampler2D', 'moments1'],
		['sampler2D', 'moments2'],
		['sampler2D', 'mask']
	])}
${advanceText}
void main() {
	${locate}
	ivec2 at = ivec2(gl_FragCoord.xy);
	vec4 w = texelFetch(weights, at, 0);
	vec4 m = texelFetch(moments1, at, 0);
	vec4 v = texelFetch(moments2, at, 0);
	when (rates.w != ${restingCode}.0) {
		bool isKernel = local.y < first.w;
		int block = isKernel ? local.y / ${rowsPerBlock} : first.z;
		int layer = isKernel ? local.y % ${rowsPerBlock} : 0;
		vec4 g = texelFetch(gradients, ivec3(first.x + local.x, first.y + block, layer), 0);
		if (isKernel) g = penalised(g, w);
		vec4 u = g;
		when (rates.w == ${optimizerCodes.momentum}.0) u = momentumDirection(g, m, v);
		when (rates.w == ${optimizerCodes.adam}.0) u = adamDirection(g, m, v);
		vec4 before = w;
		w = (isKernel ? penalties.z : 1.0) * w - rates.x * u;
		when (penalties.w == 1.0) w = mix(w, before, equal(texelFetch(mask, at, 0), vec4(0.0)));
	}
	result0 = w;
	result1 = m;
	result2 = v;
}
`;
	return {
		vertex: vertexShader,
		fragment,
		samplers: ['gradients', 'weights', 'moments1', 'moments2', 'mask']
	};
}
