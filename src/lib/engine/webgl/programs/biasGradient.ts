import {
	each,
	fragmentHead,
	locate,
	oncePerKind,
	vertexShader,
	type ProgramSource
} from './program.ts';

/**
 * Gradients of biases: `∂b = Σ δ` over the rows of the batch, in the first layer of the result.
 *
 * place: `[1, units / 4]`; first.zw: δ's place
 */
export const biasGradientProgram = oncePerKind((rowsPerBlock: number): ProgramSource => {
	const fragment = `${fragmentHead(rowsPerBlock, [['sampler2DArray', 'deltas']])}
void main() {
	${locate}
	int blocks = (int(batch.x) + ${rowsPerBlock - 1}) / ${rowsPerBlock};
	ivec2 at = first.zw + ivec2(local.x, 0);
	vec4 g = vec4(0.0);
	for (int block = 0; block < blocks; block++) {
		${each(rowsPerBlock, (layer) => `g += texelFetch(deltas, ivec3(at.x, at.y + block, ${layer}), 0);`)}
	}
	result0 = g;
	${each(rowsPerBlock - 1, (i) => `result${i + 1} = vec4(0.0);`)}
}
`;
	return { vertex: vertexShader, fragment, samplers: ['deltas'] };
});
