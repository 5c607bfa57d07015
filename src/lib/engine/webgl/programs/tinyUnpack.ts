import { filledText, lanesText } from './activation.ts';
import { fragmentProgram, oncePerKind } from './program.ts';
import { pairWidth } from './tinySteps.ts';

/** `texel`: what the member's fragments have written at position `index`. */
const texelText = (targets: number) => `
vec4 texel(ivec2 fragments, int index) {
	int share = index / ${targets};
	ivec2 at = fragments + ivec2(share % ${pairWidth}, share / ${pairWidth});
	return packedAt(ivec3(at, index % ${targets}));
}
`;

/** One texel of the layer, from the array (parameters or moments) that begins at texel `start`. */
function valueText(start: string, isColumn: boolean): string {
	const at = (index: string) => `texel(fragmentsPlace, ${start} + ${index})`;
	return isColumn
		? `filled(${at('kernelTexel + local.x')}, 4 * local.x, inputs, ${at('biasTexel')}.x)`
		: `local.y > inputs ? vec4(0.0) : ${at('index + local.x')}`;
}

/**
 * Brings the result of `tinySteps` back to where parameters and moments lie for everything else. A
 * rectangle covers a kernel `[inputs, units]` with the bias below, or both of a column in a row.
 */
export const tinyUnpackProgram = oncePerKind((targets: number, isColumn: boolean) =>
	fragmentProgram({
		targets: 3,
		samplers: [['sampler2DArray', 'packed']],
		arguments: {
			/** Where the member's fragments are. */
			fragmentsPlace: 'point',
			/** Positions of the layer's first texel and of its bias among the member's. */
			kernelTexel: 'count',
			biasTexel: 'count',
			/** How many texels all its parameters take. */
			texels: 'count',
			inputs: 'count',
			/** How many texels a row of the kernel has. */
			rowTexels: 'count'
		},
		functions: [lanesText, filledText, texelText(targets)],
		main: `
	int index = local.y < inputs ? kernelTexel + local.y * rowTexels : biasTexel;
	result0 = ${valueText('0', isColumn)};
	result1 = ${valueText('texels', isColumn)};
	result2 = ${valueText('2 * texels', isColumn)};`
	})
);
