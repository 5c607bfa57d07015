import { each } from './program.ts';

/**
 * `z = h·W` for `rowsPerBlock` rows and four units, into `z0` …:
 * `rowsPerBlock` + 4 texels fetched for 16 · `rowsPerBlock` multiplications.
 *
 * first: source's place, weights' place; second.x: texels of a row of h; second.w:
 * whether h is the batch
 */
export function productText(rowsPerBlock: number, isColumn: boolean): string {
	const row = 'int row = first.y + local.y + (second.w == 1 ? int(batch.y) : 0);';
	return row + (isColumn ? columnText(rowsPerBlock) : matrixText(rowsPerBlock));
}

function matrixText(rowsPerBlock: number): string {
	return `
	int column = first.z + local.x;
	int kernelRow = first.w;
	${each(rowsPerBlock, (r) => `vec4 z${r} = vec4(0.0);`)}
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

/** One output, whose weights lie in a row. */
function columnText(rowsPerBlock: number): string {
	return `
	${each(rowsPerBlock, (r) => `vec4 z${r} = vec4(0.0);`)}
	for (int k = 0; k < second.x; k++) {
		vec4 w = texelFetch(weights, ivec2(first.z + k, first.w), 0);
		${each(rowsPerBlock, (r) => `z${r} += w * texelFetch(source, ivec3(first.x + k, row, ${r}), 0);`)}
	}
	${each(rowsPerBlock, (r) => `z${r} = vec4(dot(z${r}, vec4(1.0)), 0.0, 0.0, 0.0);`)}
`;
}
