import type { Activation } from '../../../network/spec.ts';
import { derivativeText, dropoutText } from './activation.ts';
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
 * place: δ `[rows, inputs]`; first: δ′'s place, kernel's place; second.x: quadruples of units; third:
 * h's place, layer of h
 */
export const backwardProgram = oncePerKind(
	(rowsPerBlock: number, activation: Activation, dropsOut: boolean): ProgramSource => {
		const result = (r: number) =>
			dropsOut
				? `result${r} = d${r} * ${activation}Slope(h${r} / batch.z)
				* dropoutFactors(local.y * ${rowsPerBlock} + ${r}, 4 * local.x);`
				: `result${r} = d${r} * ${activation}Slope(h${r});`;
		const fragment = `${fragmentHead(rowsPerBlock, [
			['sampler2DArray', 'deltas'],
			['sampler2DArray', 'source'],
			['sampler2D', 'weights']
		])}
${derivativeText}
${hashText}
${dropoutText}
void main() {
	${locate}
	int row = first.y + local.y;
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
	${each(rowsPerBlock, (r) => `vec4 h${r} = texelFetch(source, ivec3(third.xy + local, ${r}), 0);`)}
	${each(rowsPerBlock, result)}
}
`;
		return { vertex: vertexShader, fragment, samplers: ['deltas', 'source', 'weights'] };
	}
);
