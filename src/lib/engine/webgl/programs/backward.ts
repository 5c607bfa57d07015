import type { Invertible } from '../../../network/activation.ts';
import { derivativeText, dropoutText, filledText } from './activation.ts';
import { each, fragmentProgram, hashText, oncePerKind } from './program.ts';

/** The functions that `deltaText` calls. */
export const deltaFunctions = [derivativeText, hashText, dropoutText, filledText];

/** δ of row `r` from `d` = δ′·Wᵀ, `h`, the layer's activation, and its `units`. */
export function deltaText(
	r: number,
	rowsPerBlock: number,
	activation: Invertible,
	dropsOut: boolean
) {
	const delta = dropsOut
		? `d${r} * ${activation}Slope(h${r} / batch.z)
			* dropoutFactors(local.y * ${rowsPerBlock} + ${r}, 4 * local.x)`
		: `d${r} * ${activation}Slope(h${r})`;
	return `filled(${delta}, 4 * local.x, units, 0.0)`;
}

/**
 * One layer backward: `δ = (δ′·Wᵀ) ∘ φ′(h) ∘ dropout`, with the factors of the forward pass. A
 * rectangle covers δ `[rows, units]` and names the layer that h comes from.
 */
export const backwardProgram = oncePerKind(
	(rowsPerBlock: number, activation: Invertible, dropsOut: boolean, isColumn: boolean) =>
		fragmentProgram({
			targets: rowsPerBlock,
			samplers: [
				['sampler2DArray', 'deltas'],
				['sampler2DArray', 'source'],
				['sampler2D', 'weights']
			],
			arguments: {
				/** Where δ′ is. */
				deltasPlace: 'point',
				kernelPlace: 'point',
				/** Where h is. */
				sourcePlace: 'point',
				/** How many quadruples a row of δ′ has. */
				quadruples: 'count',
				/** How many units h has. */
				units: 'count'
			},
			functions: deltaFunctions,
			main: `
	${deltaProductText(rowsPerBlock, isColumn, 'kernelPlace')}
	${each(rowsPerBlock, (r) => `vec4 h${r} = sourceAt(ivec3(sourcePlace + local, ${r}));`)}
	${each(rowsPerBlock, (r) => `result${r} = ${deltaText(r, rowsPerBlock, activation, dropsOut)};`)}`
		})
);

/** Puts `δ′·Wᵀ` into `d0` …, for the kernel at the argument of this name. */
export function deltaProductText(rowsPerBlock: number, isColumn: boolean, kernelPlace: string) {
	const text = isColumn ? columnText : matrixText;
	return text(rowsPerBlock, kernelPlace);
}

function matrixText(rowsPerBlock: number, kernelPlace: string): string {
	return `
	vec2 kernel = (vec2(${kernelPlace}.x, ${kernelPlace}.y + 4 * local.x) + 0.5) * weightsTexel;
	float down = weightsTexel.y;
	vec2 at = (vec2(deltasPlace.x, deltasPlace.y + local.y) + 0.5) * deltasTexel;
	${each(rowsPerBlock, (r) => `vec4 d${r} = vec4(0.0);`)}
	for (int j = 0; j < quadruples; j++) {
		mat4 w = mat4(
			texelOf(weights, kernel),
			texelOf(weights, vec2(kernel.x, kernel.y + down)),
			texelOf(weights, vec2(kernel.x, kernel.y + 2.0 * down)),
			texelOf(weights, vec2(kernel.x, kernel.y + 3.0 * down))
		);
		kernel.x += weightsTexel.x;
		${each(rowsPerBlock, (r) => `d${r} += texelOf(deltas, vec3(at, ${r}.0)) * w;`)}
		at.x += deltasTexel.x;
	}
`;
}

/** The same from a single output, whose weights lie in a row. */
function columnText(rowsPerBlock: number, kernelPlace: string): string {
	return `
	vec4 w = weightsAt(${kernelPlace} + ivec2(local.x, 0));
	ivec2 at = deltasPlace + ivec2(0, local.y);
	${each(rowsPerBlock, (r) => `vec4 d${r} = w * deltasAt(ivec3(at, ${r})).x;`)}
`;
}
