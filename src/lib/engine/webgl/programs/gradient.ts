import type { Declaration } from './arguments.ts';
import { each, fragmentProgram, oncePerKind } from './program.ts';

/** What a program is told that sums a gradient over the batch. */
export const gradientArguments = {
	/** Where h is. */
	sourcePlace: 'point',
	/** Where δ is. */
	deltasPlace: 'point',
	/** Whether h is the batch, which lies where the step says. */
	isBatch: 'flag'
} as const satisfies Declaration;

/** How many blocks of rows the batch has, and where h's first one lies. */
export const batchText = (rowsPerBlock: number) => `
	int blocks = (int(batch.x) + ${rowsPerBlock - 1}) / ${rowsPerBlock};
	int top = sourcePlace.y + (isBatch ? int(batch.y) : 0);
`;

/**
 * Gradient of a kernel with its bias: `∂W = hᵀ·δ` over the rows of the batch. A fragment has four
 * units and as many inputs as there are layers, of which a kernel of fewer rows has `filled`.
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
