import type { Loss } from '../../../network/loss.ts';
import type { Invertible } from '../../../network/activation.ts';
import { deltaFunctions, deltaText } from './backward.ts';
import {
	outputArguments,
	outputFunctions,
	outputGradientText,
	outputSamplers
} from './outputGradient.ts';
import { each, fragmentProgram, oncePerKind } from './program.ts';

/**
 * The output layer, its loss and the last hidden layer's δ in one. Each fragment computes
 * `δ′ = ∂loss/∂z` of its rows for itself, which for small layers is faster than a draw of its own.
 *
 * A rectangle covers δ `[rows, units]` and, in one more column of texels, δ′ `[rows, outputs]`, of four
 * outputs at most. h, its units and the layer that the rectangle names are the last hidden layer's.
 */
export const outputBackwardProgram = oncePerKind(
	(
		rowsPerBlock: number,
		loss: Loss,
		activation: Invertible,
		dropsOut: boolean,
		isColumn: boolean
	) => {
		const weights = isColumn
			? 'vec4 w = weightsAt(kernelPlace + ivec2(local.x, 0));'
			: `ivec2 corner = kernelPlace + ivec2(0, 4 * local.x);
	mat4 w = mat4(${[0, 1, 2, 3].map((row) => `weightsAt(corner + ivec2(0, ${row}))`).join(', ')});`;
		const back = (r: number) => (isColumn ? `w * z${r}.x` : `z${r} * w`);
		const delta = (r: number) => deltaText(r, rowsPerBlock, activation, dropsOut);
		return fragmentProgram({
			targets: rowsPerBlock,
			samplers: outputSamplers,
			arguments: { ...outputArguments, units: 'count' },
			functions: [...outputFunctions, ...deltaFunctions],
			main: `
	int block = local.y;
	int unit = 0;
	${outputGradientText(rowsPerBlock, loss, isColumn)}
	${weights}
	bool isOutput = local.x == place.z - 1;
	${each(rowsPerBlock, (r) => `vec4 h${r} = sourceAt(ivec3(sourcePlace + local, ${r}));`)}
	${each(rowsPerBlock, (r) => `vec4 d${r} = ${back(r)};`)}
	${each(rowsPerBlock, (r) => `result${r} = isOutput ? z${r} : ${delta(r)};`)}`
		});
	}
);
