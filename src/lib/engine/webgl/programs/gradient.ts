import {
	each,
	fragmentHead,
	locate,
	oncePerKind,
	vertexShader,
	type ProgramSource
} from './program.ts';

/**
 * Gradients of kernels with their biases: `∂W = hᵀ·δ` over the rows of the batch. A fragment has four units and as many
 * inputs as there are layers.
 *
 * place: `[rows of the kernel / layers, units / 4]` texels; first: h's place, δ's place; second.x: whether h
 * is the batch
 */
export const gradientProgram = oncePerKind((rowsPerBlock: number): ProgramSource => {
	const outer = (quadruple: number, layer: number) => `
		vec4 h${quadruple} = texelFetch(source, ivec3(column + ${quadruple}, row + block, ${layer}), 0);
		${[...'xyzw'].map((lane, i) => `g${4 * quadruple + i} += h${quadruple}.${lane} * d;`).join('\n')}`;
	const fragment = `${fragmentHead(rowsPerBlock, [
		['sampler2DArray', 'source'],
		['sampler2DArray', 'deltas']
	])}
void main() {
	${locate}
	int blocks = (int(batch.x) + ${rowsPerBlock - 1}) / ${rowsPerBlock};
	int column = first.x + local.y * ${rowsPerBlock / 4};
	int row = first.y + (second.x == 1 ? int(batch.y) : 0);
	ivec2 at = first.zw + ivec2(local.x, 0);
	${each(rowsPerBlock, (i) => `vec4 g${i} = vec4(0.0);`)}
	for (int block = 0; block < blocks; block++) {
		${each(
			rowsPerBlock,
			(layer) => `{
			vec4 d = texelFetch(deltas, ivec3(at.x, at.y + block, ${layer}), 0);
			${each(rowsPerBlock / 4, (quadruple) => outer(quadruple, layer))}
		}`
		)}
	}
	${each(rowsPerBlock, (i) => `result${i} = g${i};`)}
}
`;
	return { vertex: vertexShader, fragment, samplers: ['source', 'deltas'] };
});
