import type { Activation, Invertible } from '../../../network/activation.ts';
import { activationText, dropoutText, filledText, slopeText } from './activation.ts';
import { deltaProductText } from './backward.ts';
import { productArguments, productText } from './product.ts';
import { each, fragmentProgram, hashText, oncePerKind } from './program.ts';

/** Two numbers below 2¹⁵ in one argument: there is no room for as many as there are. */
export const pairOf = (upper: number, lower: number | boolean) => (upper << 16) | Number(lower);

/**
 * One layer backward where the slope does not follow from h: `δ = (δ′·Wᵀ) ∘ φ′(z) ∘ dropout`, with the
 * layer's own `z = h·W` computed once more. A rectangle covers δ `[rows, units]` and names the layer of z;
 * `productArguments` are those of z.
 */
export const sumsBackwardProgram = oncePerKind(
	(
		rowsPerBlock: number,
		activation: Exclude<Activation, Invertible>,
		dropsOut: boolean,
		isColumn: boolean
	) => {
		const factors = (r: number) =>
			dropsOut ? ` * dropoutFactors(block * ${rowsPerBlock} + ${r}, unit)` : '';
		const delta = (r: number) => `d${r} * ${activation}Slope(z${r})${factors(r)}`;
		return fragmentProgram({
			targets: rowsPerBlock,
			samplers: [
				['sampler2DArray', 'deltas'],
				['sampler2DArray', 'source'],
				['sampler2D', 'weights']
			],
			arguments: {
				sourcePlace: productArguments.sourcePlace,
				kernelPlace: productArguments.kernelPlace,
				/** Where δ′ is. */
				deltasPlace: 'point',
				/** The kernel of the layer after this one. */
				nextKernelPlace: 'point',
				/** `pairOf(rowTexels, isBatch)`, of `productArguments`. */
				depth: 'count',
				/** `pairOf(quadruples, units)`: quadruples of a row of δ′, and units of z. */
				widths: 'count'
			},
			functions: [activationText, slopeText, hashText, dropoutText, filledText],
			main: `
	int rowTexels = depth >> 16;
	bool isBatch = (depth & 0xffff) == 1;
	int quadruples = widths >> 16;
	int units = widths & 0xffff;
	int block = local.y;
	int unit = 4 * local.x;
	${each(rowsPerBlock, (r) => `vec4 e${r};`)}
	{
		${deltaProductText(rowsPerBlock, isColumn, 'nextKernelPlace')}
		${each(rowsPerBlock, (r) => `e${r} = d${r};`)}
	}
	${productText(rowsPerBlock, false)}
	${each(rowsPerBlock, (r) => `vec4 d${r} = e${r};`)}
	${each(rowsPerBlock, (r) => `result${r} = filled(${delta(r)}, unit, units, 0.0);`)}`
		});
	}
);
