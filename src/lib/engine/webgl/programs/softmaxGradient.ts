import { lanesText } from './activation.ts';
import { each, fragmentProgram, oncePerKind } from './program.ts';

/** δ of four outputs of one row: its z begin at `first`, the targets of the four are at `y`. */
const gradientText = `
vec4 gradientOf(ivec3 first, ivec3 y, int quadruple, int quadruples, int outputCount) {
	float largest = -3.0e38;
	for (int j = 0; j < quadruples; j++) {
		vec4 z = outputsAt(first + ivec3(j, 0, 0));
		z = mix(vec4(-3.0e38), z, greaterThan(lanes(4 * j, outputCount), vec4(0.0)));
		largest = max(largest, max(max(z.x, z.y), max(z.z, z.w)));
	}
	float total = 0.0;
	for (int j = 0; j < quadruples; j++) {
		vec4 z = outputsAt(first + ivec3(j, 0, 0));
		total += dot(exp(z - largest), lanes(4 * j, outputCount));
	}
	vec4 z = outputsAt(first + ivec3(quadruple, 0, 0));
	return (exp(z - largest) / total - targetsAt(y)) * (1.0 / batch.x) * lanes(4 * quadruple, outputCount);
}
`;

/**
 * `δ = (softmax(z) − y) / rows` over any number of outputs. Rows beyond the batch have δ = 0. A
 * rectangle covers δ `[rows, outputs]`.
 */
export const softmaxGradientProgram = oncePerKind((rowsPerBlock: number) =>
	fragmentProgram({
		targets: rowsPerBlock,
		samplers: [
			['sampler2DArray', 'outputs'],
			['sampler2DArray', 'targets']
		],
		arguments: {
			/** Where z is. */
			outputsPlace: 'point',
			targetsPlace: 'point',
			/** How many quadruples a row of z has. */
			quadruples: 'count',
			outputCount: 'count'
		},
		functions: [lanesText, gradientText],
		main: `
	ivec2 row = outputsPlace + ivec2(0, local.y);
	ivec2 target = targetsPlace + local + ivec2(0, int(batch.y));
	int remaining = int(batch.x) - local.y * ${rowsPerBlock};
	${each(
		rowsPerBlock,
		(r) =>
			`result${r} = ${r} < remaining
		? gradientOf(ivec3(row, ${r}), ivec3(target, ${r}), local.x, quadruples, outputCount)
		: vec4(0.0);`
	)}`
	})
);
