import type { Optimizer } from '../../../network/hyperparameters.ts';
import { adam, momentum } from '../../../network/hyperparameters.ts';
import { lanesText } from './activation.ts';
import { columnTexels } from './columnGradient.ts';
import { fragmentHead, locate, oncePerKind, vertexShader, type ProgramSource } from './program.ts';

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
vec4 penaltyGradient(vec4 w) {
	return penalties.x * sign(w) + 2.0 * penalties.y * w;
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
	return (m * rates.y) / (sqrt(v * rates.z) + ${number(adam.epsilon)});
}
`;

/**
 * One optimizer for all parameters of its members.
 *
 * place: kernel `[inputs, units]`, bias below; first: gradient's place, inputs, 1 where it is folded
 */
export const optimizerProgram = oncePerKind(
	(
		rowsPerBlock: number,
		optimizer: Optimizer,
		isMasked: boolean,
		isColumn: boolean
	): ProgramSource => {
		const own = isColumn ? columnTexels(rowsPerBlock) : rowsPerBlock;
		const along = isColumn ? 'local.x' : 'local.y';
		const place = isColumn
			? 'ivec2(fragment & 1, fragment >> 1)'
			: 'ivec2(local.x >> first.w, fragment + (local.x & first.w))';
		const fragment = `${fragmentHead(3, [
			['sampler2DArray', 'gradients'],
			['sampler2D', 'weights'],
			['sampler2D', 'moments1'],
			['sampler2D', 'moments2'],
			['sampler2D', 'mask']
		])}
${lanesText}
${advanceText}
void main() {
	${locate}
	ivec2 at = ivec2(gl_FragCoord.xy);
	vec4 w = weightsAt(at);
	vec4 m = moments1At(at);
	vec4 v = moments2At(at);
	vec4 before[3] = vec4[](w, m, v);
	int fragment = ${along} >> ${Math.log2(own)};
	vec4 g = gradientsAt(ivec3(first.xy + ${place}, ${along} & ${own - 1}));
	vec4 kernel = ${isColumn ? 'lanes(4 * local.x, first.z)' : 'vec4(local.y < first.z)'};
	g += kernel * penaltyGradient(w);
	w *= 1.0 - kernel * penalties.z;
	w -= rates.x * ${optimizer}Direction(g, m, v);
	${isMasked ? 'w = mix(w, before[0], equal(maskAt(at), vec4(0.0)));' : ''}
	bool rests = rates.w == 0.0;
	result0 = rests ? before[0] : w;
	result1 = rests ? before[1] : m;
	result2 = rests ? before[2] : v;
}
`;
		return {
			vertex: vertexShader,
			fragment,
			samplers: ['gradients', 'weights', 'moments1', 'moments2', ...(isMasked ? ['mask'] : [])]
		};
	}
);
