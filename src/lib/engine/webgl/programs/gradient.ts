import type { Declaration } from './arguments.ts';
import { each, fragmentProgram, oncePerKind } from './program.ts';

/** What a program must be told to sum a gradient over the batch. */
export const gradientArguments = {
	/** Where h is. */
	sourcePlace: 'point',
	/** Where δ is. */
	deltasPlace: 'point',
	/** Whether h is the batch, whose place depends on the step. */
	isBatch: 'flag'
} as const satisfies Declaration;

/** How many blocks the batch has (`blocks`), and where h's first one lies (`top`). */
export const batchText = (rowsPerBlock: number) => `
	int blocks = (int(batch.x) + ${rowsPerBlock - 1}) / ${rowsPerBlock};
	int top = sourcePlace.y + (isBatch ? int(batch.y) : 0);
`;

/**
 * Gradient of a kernel with its bias: `∂W = hᵀ·δ` over the rows of the batch. A fragment computes
 * `rowsPerBlock` rows of it for four units. Of a kernel with fewer rows only `filled` are computed;
 * the others are 0.
 */
export const gradientProgram = oncePerKind((rowsPerBlock: number, filled: number) => {
	const outer = (quadruple: number, layer: number) => `
		vec4 h${quadruple} = texelOf(source, vec3(at.x + ${quadruple}.0 * sourceTexel.x, at.y, ${layer}.0));
		${[...'xyzw'].map((lane, i) => `g${4 * quadruple + i} += h${quadruple}.${lane} * d;`).join('\n')}`;
	return fragmentProgram({
		targets: rowsPerBlock,
		samplers: [
			['sampler2DArray', 'source'],
			['sampler2DArray', 'deltas']
		],
		arguments: gradientArguments,
		main: `
	${batchText(rowsPerBlock)}
	vec2 at = (vec2(sourcePlace.x + local.y * ${rowsPerBlock / 4}, top) + 0.5) * sourceTexel;
	vec2 delta = (vec2(deltasPlace + ivec2(local.x, 0)) + 0.5) * deltasTexel;
	${each(filled, (i) => `vec4 g${i} = vec4(0.0);`)}
	for (int block = 0; block < blocks; block++) {
		${each(
			rowsPerBlock,
			(layer) => `{
			vec4 d = texelOf(deltas, vec3(delta, ${layer}.0));
			${each(filled / 4, (quadruple) => outer(quadruple, layer))}
		}`
		)}
		at.y += sourceTexel.y;
		delta.y += deltasTexel.y;
	}
	${each(rowsPerBlock, (i) => `result${i} = ${i < filled ? `g${i}` : 'vec4(0.0)'};`)}`
	});
});
