import type { Declaration } from './arguments.ts';
import { each } from './program.ts';

/** What `productText` must be told. */
export const productArguments = {
	/** Where h is. */
	sourcePlace: 'point',
	kernelPlace: 'point',
	/** How many texels a row of h has. */
	rowTexels: 'count',
	/** Whether h is the batch, whose place depends on the step. */
	isBatch: 'flag'
} as const satisfies Declaration;

/**
 * Puts `z = h·W` into `z0` …, for the rows of `block` and the four units from `unit` on. Each turn of
 * the loop fetches `rowsPerBlock` + 4 texels for 16 · `rowsPerBlock` multiplications.
 */
export function productText(rowsPerBlock: number, isColumn: boolean): string {
	return `
	int row = sourcePlace.y + block + (isBatch ? int(batch.y) : 0);
	${isColumn ? columnText(rowsPerBlock) : matrixText(rowsPerBlock)}`;
}

function matrixText(rowsPerBlock: number): string {
	return `
	vec2 kernel = (vec2(kernelPlace.x + unit / 4, kernelPlace.y) + 0.5) * weightsTexel;
	float down = weightsTexel.y;
	vec2 at = (vec2(sourcePlace.x, row) + 0.5) * sourceTexel;
	${each(rowsPerBlock, (r) => `vec4 z${r} = vec4(0.0);`)}
	for (int k = 0; k < rowTexels; k++) {
		mat4 w = mat4(
			texelOf(weights, kernel),
			texelOf(weights, vec2(kernel.x, kernel.y + down)),
			texelOf(weights, vec2(kernel.x, kernel.y + 2.0 * down)),
			texelOf(weights, vec2(kernel.x, kernel.y + 3.0 * down))
		);
		kernel.y += 4.0 * down;
		${each(rowsPerBlock, (r) => `z${r} += w * texelOf(source, vec3(at, ${r}.0));`)}
		at.x += sourceTexel.x;
	}
`;
}

/** The same of a single output, whose weights lie in a row. */
function columnText(rowsPerBlock: number): string {
	return `
	vec2 at = (vec2(sourcePlace.x, row) + 0.5) * sourceTexel;
	${each(rowsPerBlock, (r) => `vec4 z${r} = vec4(0.0);`)}
	for (int k = 0; k < rowTexels; k++) {
		vec4 w = weightsAt(kernelPlace + ivec2(k, 0));
		${each(rowsPerBlock, (r) => `z${r} += w * texelOf(source, vec3(at, ${r}.0));`)}
		at.x += sourceTexel.x;
	}
	${each(rowsPerBlock, (r) => `z${r} = vec4(dot(z${r}, vec4(1.0)), 0.0, 0.0, 0.0);`)}
`;
}
