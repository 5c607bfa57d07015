import type { Optimizer } from '../../../network/hyperparameters.ts';
import { adam, momentum } from '../../../network/hyperparameters.ts';
import { lanesText } from './activation.ts';
import type { Declaration } from './arguments.ts';
import { batchText, gradientArguments } from './gradient.ts';
import { each, fragmentProgram, oncePerKind, type Sampler } from './program.ts';

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

/** The gradient g as `gradient` has drawn it. */
const drawnText = (rowsPerBlock: number) => `
	ivec2 drawn = gradientPlace + ivec2(local.x, local.y / ${rowsPerBlock});
	vec4 g = gradientsAt(ivec3(drawn, local.y % ${rowsPerBlock}));
`;

/** The gradient g = hᵀ·δ, summed here over the rows of the batch. */
function summedText(rowsPerBlock: number, isColumn: boolean): string {
	const [input, unit] = isColumn ? ['local.x', '0'] : ['local.y / 4', 'local.x'];
	const product = (h: string, d: string) => (isColumn ? `${h} * ${d}.x` : `dot(${h}, lane) * ${d}`);
	const row = (r: number) =>
		product(`texelOf(source, vec3(at, ${r}.0))`, `texelOf(deltas, vec3(delta, ${r}.0))`);
	return `
	${batchText(rowsPerBlock)}
	vec2 at = (vec2(sourcePlace.x + ${input}, top) + 0.5) * sourceTexel;
	vec2 delta = (vec2(deltasPlace + ivec2(${unit}, 0)) + 0.5) * deltasTexel;
	vec4 lane = vec4(equal(ivec4(local.y % 4), ivec4(0, 1, 2, 3)));
	vec4 g = vec4(0.0);
	for (int block = 0; block < blocks; block++) {
		${each(rowsPerBlock, (r) => `g += ${row(r)};`)}
		at.y += sourceTexel.y;
		delta.y += deltasTexel.y;
	}
`;
}

/** What the program of an optimizer depends on. */
export interface OptimizerKind {
	optimizer: Optimizer;
	/** Whether parameters with 0 in the mask stay as they are. */
	isMasked: boolean;
	/** Whether the parameters are those of a single output, in a row. */
	isColumn: boolean;
}

const kernelArguments = {
	/** How many inputs the layer has: the row below them is the bias. */
	inputs: 'count'
} as const satisfies Declaration;

/** Where `gradient` has drawn the gradient. */
const drawnArguments = { gradientPlace: 'point' } as const satisfies Declaration;

/** Advances parameters whose gradient is drawn already. */
export const optimizerProgram = oncePerKind((rowsPerBlock: number, kind: OptimizerKind) =>
	program({ ...kernelArguments, ...drawnArguments }, ['gradients'], drawnText(rowsPerBlock), kind)
);

/** Advances parameters and sums the gradient of each on the way. */
export const summingOptimizerProgram = oncePerKind((rowsPerBlock: number, kind: OptimizerKind) =>
	program(
		{ ...kernelArguments, ...gradientArguments },
		['source', 'deltas'],
		summedText(rowsPerBlock, kind.isColumn),
		kind
	)
);

/** A rectangle covers a kernel `[inputs, units]` with its bias below. `gradientText` declares `g`. */
function program<Declared extends Declaration>(
	declared: Declared,
	arrays: readonly string[],
	gradientText: string,
	{ optimizer, isMasked, isColumn }: OptimizerKind
) {
	const textures = ['weights', 'moments1', 'moments2', ...(isMasked ? ['mask'] : [])];
	return fragmentProgram({
		targets: 3,
		samplers: [
			...arrays.map((name): Sampler => ['sampler2DArray', name]),
			...textures.map((name): Sampler => ['sampler2D', name])
		],
		arguments: declared,
		functions: [lanesText, advanceText],
		main: `
	ivec2 texel = ivec2(gl_FragCoord.xy);
	vec4 w = weightsAt(texel);
	vec4 m = moments1At(texel);
	vec4 v = moments2At(texel);
	vec4 before[3] = vec4[](w, m, v);
	${gradientText}
	vec4 kernel = ${isColumn ? 'lanes(4 * local.x, inputs)' : 'vec4(local.y < inputs)'};
	g += kernel * penaltyGradient(w);
	w *= 1.0 - kernel * penalties.z;
	w -= rates.x * ${optimizer}Direction(g, m, v);
	${isMasked ? 'w = mix(w, before[0], equal(maskAt(texel), vec4(0.0)));' : ''}
	bool rests = rates.w == 0.0;
	result0 = rests ? before[0] : w;
	result1 = rests ? before[1] : m;
	result2 = rests ? before[2] : v;`
	});
}
