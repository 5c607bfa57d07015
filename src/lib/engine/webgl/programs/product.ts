import { each } from './program.ts';

/**
 * `z = h·W + b` for `rowsPerBlock` rows and four units, into `z0` …:
 * `rowsPerBlock` + 4 texels fetched for 16 · `rowsPerBlock` multiplications.
 *
 * first: source's place, weights' place; second.x: quadruples of inputs
 */
export function productText(rowsPerBlock: number): string {
	return `
	int row = first.y + local.y + (second.w == 1 ? int(batch.y) : 0);
	int column = first.z + local.x;
	int kernelRow = first.w;
	vec4 z0 = texelFetch(weights, ivec2(column, kernelRow + 4 * second.x), 0);
	${each(rowsPerBlock - 1, (r) => `vec4 z${r + 1} = z0;`)}
	for (int k = 0; k < second.x; k++) {
		mat4 w = mat4(
			texelFetch(weights, ivec2(column, kernelRow), 0),
			texelFetch(weights, ivec2(column, kernelRow + 1), 0),
			texelFetch(weights, ivec2(column, kernelRow + 2), 0),
			texelFetch(weights, ivec2(column, kernelRow + 3), 0)
		);
		kernelRow += 4;
		${each(rowsPerBlock, (r) => `z${r} += w * texelFetch(source, ivec3(first.x + k, row, ${r}), 0);`)}
	}
`;
}
