import { lanesText } from './activation.ts';
import { each, fragmentProgram, locate, oncePerKind, type ProgramSource } from './program.ts';

/**
 * `δ = (softmax(z) − y) / rows` over any number of outputs; rows beyond the batch have none.
 *
 * place: δ `[rows, outputs]`; first: z's place, targets' place; second: quadruples of outputs, outputs
 */
export const softmaxGradientProgram = oncePerKind((rowsPerBlock: number): ProgramSource => {
	return fragmentProgram(
		rowsPerBlock,
		[
			['sampler2DArray', 'outputs'],
			['sampler2DArray', 'targets']
		],
		`${lanesText}
vec4 gradient(ivec2 local, int layer) {
	ivec3 at = ivec3(first.xy + ivec2(0, local.y), layer);
	float largest = -3.0e38;
	for (int j = 0; j < second.x; j++) {
		vec4 z = outputsAt(at + ivec3(j, 0, 0));
		z = mix(vec4(-3.0e38), z, greaterThan(lanes(4 * j, second.y), vec4(0.0)));
		largest = max(largest, max(max(z.x, z.y), max(z.z, z.w)));
	}
	float total = 0.0;
	for (int j = 0; j < second.x; j++) {
		vec4 z = outputsAt(at + ivec3(j, 0, 0));
		total += dot(exp(z - largest), lanes(4 * j, second.y));
	}
	vec4 z = outputsAt(at + ivec3(local.x, 0, 0));
	vec4 y = targetsAt(ivec3(first.zw + local + ivec2(0, int(batch.y)), layer));
	return (exp(z - largest) / total - y) * (1.0 / batch.x) * lanes(4 * local.x, second.y);
}
void main() {
	${locate}
	int remaining = int(batch.x) - local.y * ${rowsPerBlock};
	${each(rowsPerBlock, (r) => `result${r} = ${r} < remaining ? gradient(local, ${r}) : vec4(0.0);`)}
}
`
	);
});
