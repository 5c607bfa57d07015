import type { Activation } from '../../../network/spec.ts';
import { derivativeText, dropoutText, filledText } from './activation.ts';
import {
	each,
	fragmentHead,
	hashText,
	locate,
	oncePerKind,
	vertexShader,
	type ProgramSource
} from './program.ts';

/**
 * One layer backward: `δ = (δ′·Wᵀ) ∘ φ′(h) ∘ dropout`, with the factors of the forward pass.
 *
 * place: δ `[rows, inputs]`; first: δ′'s place, kernel's place; second: quadruples of outputs,
 * inputs; third: h's place, layer of h
 */
export const backwardProgram = oncePerKind(
	(
		rowsPerBlock: number,
		activation: Activation,
		dropsOut: boolean,
		isColumn: boolean
	): ProgramSource => {
		const delta = (r: number) =>
			dropsOut
				? `d${r} * ${activation}Slope(h${r} / batch.z)
					* dropoutFactors(local.y * ${rowsPerBlock} + ${r}, 4 * local.x)`
				: `d${r} * ${activation}Slope(h${r})`;
		const fragment = `${fragmentHead(rowsPerBlock, [
			['sampler2DArray', 'deltas'],
			['sampler2DArray', 'source'],
			['sampler2D', 'weights']
		])}
${derivativeText}
${hashText}
${dropoutText}
${filledText}
void main() {
	${locate}
	int row = first.y + local.y;
	${isColumn ? columnText(rowsPerBlock) : matrixText(rowsPerBlock)}
	${each(rowsPerBlock, (r) => `vec4 h${r} = texelFetch(source, ivec3(third.xy + local, ${r}), 0);`)}
	${each(rowsPerBlock, (r) => `result${r} = filled(${delta(r)}, 4 * local.x, second.y, 0.0);`)}
}
`;
		return { vertex: vertexShader, fragment, samplers: ['deltas', 'source', 'weights'] };
	}
);

/** `δ′·Wᵀ` into `d0` …. */
function matrixText(rowsPerBlock: number): string {
	return `
	int kernelRow = first.w + 4 * local.x;
	${each(rowsPerBlock, (r) => `vec4 d${r} = vec4(0.0);`)}
	for (int j = 0; j < second.x; j++) {
		int column = first.z + j;
		mat4 w = mat4(
			texelFetch(weights, ivec2(column, kernelRow), 0),
			texelFetch(weights, ivec2(column, kernelRow + 1), 0),
			texelFetch(weights, ivec2(column, kernelRow + 2), 0),
			texelFetch(weights, ivec2(column, kernelRow + 3), 0)
		);
		${each(rowsPerBlock, (r) => `d${r} += texelFetch(deltas, ivec3(first.x + j, row, ${r}), 0) * w;`)}
	}
`;
}

/** From one output, whose weights lie in a row. */
function columnText(rowsPerBlock: number): string {
	return `
	vec4 w = texelFetch(weights, ivec2(first.z + local.x, first.w), 0);
	${each(rowsPerBlock, (r) => `vec4 d${r} = w * texelFetch(deltas, ivec3(first.x, row, ${r}), 0).x;`)}
`;
}
