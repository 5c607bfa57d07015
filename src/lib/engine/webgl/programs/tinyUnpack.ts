import { filledText, lanesText } from './activation.ts';
import { fragmentProgram, locate, oncePerKind, type ProgramSource } from './program.ts';
import { tinyColumns } from './tinySteps.ts';

/**
 * The result of `tinySteps` back to where parameters and moments lie for everything else.
 *
 * place: kernel `[inputs, units]` with the bias below, or, of a column, both in a row; first: the
 * member's fragments, position of the layer's first texel, texels of all parameters; second: inputs,
 * texels of a row, position of the bias
 */
export const tinyUnpackProgram = oncePerKind(
	(targets: number, isColumn: boolean): ProgramSource => {
		return fragmentProgram(
			3,
			[['sampler2DArray', 'packed']],
			`
${lanesText}
${filledText}
vec4 texel(int index) {
	int share = index / ${targets};
	ivec2 at = first.xy + ivec2(share % ${tinyColumns}, share / ${tinyColumns});
	return packedAt(ivec3(at, index % ${targets}));
}
vec4 valueOf(int start, ivec2 local) {
	${
		isColumn
			? `return filled(texel(start + first.z + local.x), 4 * local.x, second.x, texel(start + second.z).x);`
			: `int row = local.y;
	int index = row < second.x ? first.z + row * second.y : second.z;
	return row > second.x ? vec4(0.0) : texel(start + index + local.x);`
	}
}
void main() {
	${locate}
	result0 = valueOf(0, local);
	result1 = valueOf(first.w, local);
	result2 = valueOf(2 * first.w, local);
}
`
		);
	}
);
