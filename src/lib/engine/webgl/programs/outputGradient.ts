import type { Loss } from '../../../network/loss.ts';
import { lanesText } from './activation.ts';
import { lossGradientText } from './lossGradient.ts';
import { productText } from './product.ts';
import {
	each,
	fragmentHead,
	locate,
	oncePerKind,
	vertexShader,
	type ProgramSource
} from './program.ts';

/**
 * The output layer and its loss at once: `δ = ∂loss/∂z`, `z = h·W`; rows beyond the batch have
 * none. Softmax over more than four outputs is `softmaxGradient`.
 *
 * place: δ `[rows, outputs]`; first: h's place, kernel's place; second: texels of a row of h, outputs,
 * -, whether h is the batch; third: targets' place
 */
export const outputGradientProgram = oncePerKind(
	(rowsPerBlock: number, loss: Loss, isColumn: boolean): ProgramSource => {
		const fragment = `${fragmentHead(rowsPerBlock, [
			['sampler2DArray', 'source'],
			['sampler2D', 'weights']
		])}
${lanesText}
${lossGradientText}
void main() {
	${locate}
	${productText(rowsPerBlock, isColumn)}
	vec4 exist = lanes(unit, second.y);
	ivec2 target = third.xy + ivec2(unit / 4, block + int(batch.y));
	int remaining = int(batch.x) - block * ${rowsPerBlock};
	${each(rowsPerBlock, (r) => `vec4 y${r} = sourceAt(ivec3(target, ${r}));`)}
	float outputs = float(second.y);
	${each(rowsPerBlock, (r) => `z${r} = ${loss}Gradient(z${r}, y${r}, exist, batch.x, outputs);`)}
	${each(rowsPerBlock, (r) => `result${r} = ${r} < remaining ? z${r} : vec4(0.0);`)}
}
`;
		return { vertex: vertexShader, fragment, samplers: ['source', 'weights'] };
	}
);
