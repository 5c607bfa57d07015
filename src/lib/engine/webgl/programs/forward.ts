import type { Activation } from '../../../network/activation.ts';
import { activationText, dropoutText, filledText } from './activation.ts';
import { productArguments, productText } from './product.ts';
import { each, fragmentProgram, hashText, oncePerKind } from './program.ts';

/** Array layers that a block of a column's outputs takes: four rows a texel. */
export const columnLayers = (rowsPerBlock: number) => rowsPerBlock / 4;

/** A column's outputs lie four rows a texel, so that less has to be read back. */
function columnResults(rowsPerBlock: number): string {
	return each(rowsPerBlock, (i) => {
		const rows = [0, 1, 2, 3].map((lane) => `z${4 * i + lane}.x`).join(', ');
		return `result${i} = vec4(${i < columnLayers(rowsPerBlock) ? rows : '0.0'});`;
	});
}

/**
 * One layer forward: `h′ = φ(h·W) ∘ dropout`. A single output is linear: `h′ = h·W`. A rectangle covers
 * h′ `[rows, units]`.
 */
export const forwardProgram = oncePerKind(
	(rowsPerBlock: number, activation: Activation, dropsOut: boolean, isColumn: boolean) => {
		const dropoutFactor = (r: number) =>
			dropsOut ? ` * dropoutFactors(block * ${rowsPerBlock} + ${r}, unit)` : '';
		return fragmentProgram({
			targets: rowsPerBlock,
			samplers: [
				['sampler2DArray', 'source'],
				['sampler2D', 'weights']
			],
			arguments: {
				...productArguments,
				units: 'count',
				/** Whether h′ has a 1 after its last unit. */
				hasOne: 'flag'
			},
			functions: [activationText, hashText, dropoutText, filledText],
			main: `
	int block = ${isColumn ? '2 * local.y + local.x' : 'local.y'};
	int unit = ${isColumn ? '0' : '4 * local.x'};
	${productText(rowsPerBlock, isColumn)}
	${
		isColumn
			? columnResults(rowsPerBlock)
			: each(
					rowsPerBlock,
					(r) =>
						`result${r} = filled(${activation}Of(z${r})${dropoutFactor(r)}, unit, units, float(hasOne));`
				)
	}`
		});
	}
);
