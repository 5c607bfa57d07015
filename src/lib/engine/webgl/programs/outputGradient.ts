import type { Loss } from '../../../network/loss.ts';
import { lanesText } from './activation.ts';
import type { Declaration } from './arguments.ts';
import { lossGradientText } from './lossGradient.ts';
import { productArguments, productText } from './product.ts';
import { each, fragmentProgram, oncePerKind, type Sampler } from './program.ts';

/** The textures that `outputGradientText` reads. */
export const outputSamplers: readonly Sampler[] = [
	['sampler2DArray', 'source'],
	['sampler2DArray', 'targets'],
	['sampler2D', 'weights']
];
/** What `outputGradientText` must be told. */
export const outputArguments = {
	...productArguments,
	targetsPlace: 'point',
	outputs: 'count'
} as const satisfies Declaration;
/** The functions that `outputGradientText` calls. */
export const outputFunctions = [lanesText, lossGradientText];

/**
 * Puts `δ = ∂loss/∂z`, where `z = h·W`, into `z0` …, for the rows of `block` and the outputs from
 * `unit` on. Rows beyond the batch have δ = 0.
 */
export function outputGradientText(rowsPerBlock: number, loss: Loss, isColumn: boolean): string {
	return `
	${productText(rowsPerBlock, isColumn)}
	vec4 exist = lanes(unit, outputs);
	ivec2 target = targetsPlace + ivec2(unit / 4, block + int(batch.y));
	int remaining = int(batch.x) - block * ${rowsPerBlock};
	${each(rowsPerBlock, (r) => `vec4 y${r} = targetsAt(ivec3(target, ${r}));`)}
	${each(rowsPerBlock, (r) => `z${r} = ${loss}Gradient(z${r}, y${r}, exist, batch.x, float(outputs));`)}
	${each(rowsPerBlock, (r) => `z${r} = ${r} < remaining ? z${r} : vec4(0.0);`)}
`;
}

/**
 * The output layer and its loss in one. A rectangle covers δ `[rows, outputs]`. Softmax over more than
 * four outputs is left to `softmaxGradient`.
 */
export const outputGradientProgram = oncePerKind(
	(rowsPerBlock: number, loss: Loss, isColumn: boolean) =>
		fragmentProgram({
			targets: rowsPerBlock,
			samplers: outputSamplers,
			arguments: outputArguments,
			functions: outputFunctions,
			main: `
	int block = local.y;
	int unit = 4 * local.x;
	${outputGradientText(rowsPerBlock, loss, isColumn)}
	${each(rowsPerBlock, (r) => `result${r} = z${r};`)}`
		})
);
