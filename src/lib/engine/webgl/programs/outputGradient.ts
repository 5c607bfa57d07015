import type { Loss } from '../../../network/loss.ts';
import { lanesText } from './activation.ts';
import { lossGradientText } from './lossGradient.ts';
import { productText } from './product.ts';
import {
	each,
	fragmentProgram,
	locate,
	oncePerKind,
	type ProgramSource,
	type Sampler
} from './program.ts';

/** What `outputGradientText` reads and calls. */
export const outputSamplers: readonly Sampler[] = [
	['sampler2DArray', 'source'],
	['sampler2DArray', 'targets'],
	['sampler2D', 'weights']
];
export const outputFunctions = `${lanesText}
${lossGradientText}`;

/**
 * `δ = ∂loss/∂z`, `z = h·W`, into `z0` … for the rows of `block` and the outputs from `unit` on; rows
 * beyond the batch have none.
 *
 * first, second.xw: as `productText`; second.y: outputs; third.xy: targets' place
 */
export function outputGradientText(rowsPerBlock: number, loss: Loss, isColumn: boolean): string {
	return `
	${productText(rowsPerBlock, isColumn)}
	vec4 exist = lanes(unit, second.y);
	ivec2 target = third.xy + ivec2(unit / 4, block + int(batch.y));
	int remaining = int(batch.x) - block * ${rowsPerBlock};
	float outputs = float(second.y);
	${each(rowsPerBlock, (r) => `vec4 y${r} = targetsAt(ivec3(target, ${r}));`)}
	${each(rowsPerBlock, (r) => `z${r} = ${loss}Gradient(z${r}, y${r}, exist, batch.x, outputs);`)}
	${each(rowsPerBlock, (r) => `z${r} = ${r} < remaining ? z${r} : vec4(0.0);`)}
`;
}

/**
 * The output layer and its loss at once. Softmax over more than four outputs is `softmaxGradient`.
 *
 * place: δ `[rows, outputs]`; the rest as `outputGradientText`
 */
export const outputGradientProgram = oncePerKind(
	(rowsPerBlock: number, loss: Loss, isColumn: boolean): ProgramSource =>
		fragmentProgram(
			rowsPerBlock,
			outputSamplers,
			`${outputFunctions}
void main() {
	${locate}
	int block = local.y;
	int unit = 4 * local.x;
	${outputGradientText(rowsPerBlock, loss, isColumn)}
	${each(rowsPerBlock, (r) => `result${r} = z${r};`)}
}
`
		)
);
