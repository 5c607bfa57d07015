import { derivativeText, dropoutText, whenActivation } from './activation.ts';
import {
	each,
	fragmentHead,
	hashText,
	locate,
	vertexShader,
	type ProgramSource
} from './program.ts';

/**
 * One layer backward: `δ = (δ′·Wᵀ) ∘ φ′(h) ∘ dropout`, with the factors of the forward pass.
 *
 * place: δ `[rows, inputs]`; first: δ′'s place, kernel's place; second: quadruples of units,
 * activation; third: h's place, layer of h
 */
export function backwardProgram(rowsPerBlock: number): ProgramSource {
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
	when (dropout.y > 0u) {
		int position = local.y * ${rowsPerBlock};
		${each(rowsPerBlock, (r) => `h${r} /= batch.z; d${r} *= dropoutFactors(position + ${r}, 4 * local.x);`)}
	}
	${whenActivation('second.y', (name) => each(rowsPerBlock, (r) => `d${r} *= ${name}Slope(h${r});`))}
	${each(rowsPerBlock, (r) => `result${r} = d${r};`)}
}
`;
	return { vertex: vertexShader, fragment, samplers: ['deltas', 'source', 'weights'] };
}
