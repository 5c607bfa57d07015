import { each, fragmentProgram, locate, oncePerKind, type ProgramSource } from './program.ts';

/**
 * Gradient of a kernel with its bias: `∂W = hᵀ·δ` over the rows of the batch. A fragment has four
 * units and as many inputs as there are layers, of which a kernel of fewer rows has `filled`.
 *
 * place: the fragments; first: h's place, δ's place; second.x: whether h is the batch
 */
export const gradientProgram = oncePerKind(
	(rowsPerBlock: number, filled: number): ProgramSource => {
		const outer = (quadruple: number, layer: number) => `
		vec4 h${quadruple} = texelOf(source, vec3(at.x + ${quadruple}.0 * sourceTexel.x, at.y, ${layer}.0));
		${[...'xyzw'].map((lane, i) => `g${4 * quadruple + i} += h${quadruple}.${lane} * d;`).join('\n')}`;
		return fragmentProgram(
			rowsPerBlock,
			[
				['sampler2DArray', 'source'],
				['sampler2DArray', 'deltas']
			],
			`void main() {
	${locate}
	int blocks = (int(batch.x) + ${rowsPerBlock - 1}) / ${rowsPerBlock};
	int row = first.y + (second.x == 1 ? int(batch.y) : 0);
	vec2 at = (vec2(first.x + local.y * ${rowsPerBlock / 4}, row) + 0.5) * sourceTexel;
	vec2 delta = (vec2(first.zw + ivec2(local.x, 0)) + 0.5) * deltasTexel;
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
	${each(rowsPerBlock, (i) => `result${i} = ${i < filled ? `g${i}` : 'vec4(0.0)'};`)}
}
`
		);
	}
);
