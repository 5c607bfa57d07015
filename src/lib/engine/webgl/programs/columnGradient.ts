import {
	each,
	fragmentHead,
	locate,
	oncePerKind,
	vertexShader,
	type ProgramSource
} from './program.ts';

/**
 * As `gradient`, for a layer of one output, whose weights lie in a row: a fragment has as many texels
 * of them as there are layers.
 *
 * place: `[texels of the row / layers, 1]` texels; first: h's place, δ's place; second.x: whether h is
 * the batch
 */
export const columnGradientProgram = oncePerKind((rowsPerBlock: number): ProgramSource => {
	const sum = (i: number, layer: number) =>
		`g${i} += d * sourceAt(ivec3(column + ${i}, row + block, ${layer}));`;
	const fragment = `${fragmentHead(rowsPerBlock, [
		['sampler2DArray', 'source'],
		['sampler2DArray', 'deltas']
	])}
void main() {
	${locate}
	int blocks = (int(batch.x) + ${rowsPerBlock - 1}) / ${rowsPerBlock};
	int column = first.x + local.y * ${rowsPerBlock};
	int row = first.y + (second.x == 1 ? int(batch.y) : 0);
	${each(rowsPerBlock, (i) => `vec4 g${i} = vec4(0.0);`)}
	for (int block = 0; block < blocks; block++) {
		${each(
			rowsPerBlock,
			(layer) => `{
			float d = deltasAt(ivec3(first.z, first.w + block, ${layer})).x;
			${each(rowsPerBlock, (i) => sum(i, layer))}
		}`
		)}
	}
	${each(rowsPerBlock, (i) => `result${i} = g${i};`)}
}
`;
	return { vertex: vertexShader, fragment, samplers: ['source', 'deltas'] };
});
