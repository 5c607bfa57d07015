import {
	each,
	fragmentHead,
	locate,
	oncePerKind,
	vertexShader,
	type ProgramSource
} from './program.ts';

/** Texels of the row in one fragment, so that the four fragments that run together share a row. */
export const columnTexels = (rowsPerBlock: number) => rowsPerBlock / 2;

/**
 * As `gradient`, for a layer of one output, whose weights lie in a row. Fragments lie two abreast.
 *
 * place: the fragments; first: h's place, δ's place; second.x: whether h is the batch
 */
export const columnGradientProgram = oncePerKind((rowsPerBlock: number): ProgramSource => {
	const texels = columnTexels(rowsPerBlock);
	const sum = (i: number, layer: number) =>
		`g${i} += d * texelOf(source, vec3(at.x + ${i}.0 * sourceTexel.x, at.y, ${layer}.0));`;
	const fragment = `${fragmentHead(rowsPerBlock, [
		['sampler2DArray', 'source'],
		['sampler2DArray', 'deltas']
	])}
void main() {
	${locate}
	int blocks = (int(batch.x) + ${rowsPerBlock - 1}) / ${rowsPerBlock};
	int column = first.x + (2 * local.y + local.x) * ${texels};
	int row = first.y + (second.x == 1 ? int(batch.y) : 0);
	vec2 at = (vec2(column, row) + 0.5) * sourceTexel;
	${each(texels, (i) => `vec4 g${i} = vec4(0.0);`)}
	for (int block = 0; block < blocks; block++) {
		ivec2 delta = first.zw + ivec2(block & 1, block >> 1);
		${each(
			rowsPerBlock,
			(layer) => `{
			float d = deltasAt(ivec3(delta, ${layer})).x;
			${each(texels, (i) => sum(i, layer))}
		}`
		)}
		at.y += sourceTexel.y;
	}
	${each(rowsPerBlock, (i) => `result${i} = ${i < texels ? `g${i}` : 'vec4(0.0)'};`)}
}
`;
	return { vertex: vertexShader, fragment, samplers: ['source', 'deltas'] };
});
