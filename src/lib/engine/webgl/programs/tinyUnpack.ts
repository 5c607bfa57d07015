import { fragmentHead, locate, oncePerKind, vertexShader, type ProgramSource } from './program.ts';
import { tinyColumns } from './tinySteps.ts';

/**
 * The result of `tinySteps` back to where parameters and moments lie for everything else.
 *
 * place: kernel `[inputs, units]`, bias below; first: the member's fragments, position of the layer's
 * first texel, texels of all parameters; second: rows of the kernel that exist, texels of a row,
 * whether the kernel is a column, position of the bias
 */
export const tinyUnpackProgram = oncePerKind((targets: number): ProgramSource => {
	const fragment = `${fragmentHead(3, [['sampler2DArray', 'packed']])}
vec4 texel(int index, bool isColumn) {
	int share = index / ${targets};
	ivec2 at = first.xy + ivec2(share % ${tinyColumns}, share / ${tinyColumns});
	vec4 values = texelFetch(packed, ivec3(at, index % ${targets}), 0);
	return isColumn ? vec4(values[(int(gl_FragCoord.y) - place.y) % 4], 0.0, 0.0, 0.0) : values;
}
void main() {
	${locate}
	bool isBias = local.y == place.w - 1;
	if (!isBias && local.y >= second.x) discard;
	bool isColumn = second.z == 1 && !isBias;
	int index = isBias ? second.w : first.z + (isColumn ? local.y / 4 : local.y * second.y);
	index += local.x;
	result0 = texel(index, isColumn);
	result1 = texel(index + first.w, isColumn);
	result2 = texel(index + 2 * first.w, isColumn);
}
`;
	return { vertex: vertexShader, fragment, samplers: ['packed'] };
});
