import type { Loss } from '../../../network/loss.ts';
import type { Activation } from '../../../network/spec.ts';
import { derivativeText, dropoutText, filledText, lanesText } from './activation.ts';
import { lossGradientText } from './lossGradient.ts';
import { outputGradientText } from './outputGradient.ts';
import {
	each,
	fragmentHead,
	hashText,
	locate,
	oncePerKind,
	vertexShader,
	type ProgramSource
} from './program.ts';

/** δ of row `r` from `d` = δ′·Wᵀ and `h`, the layer's activation. */
function deltaText(r: number, rowsPerBlock: number, activation: Activation, dropsOut: boolean) {
	const delta = dropsOut
		? `d${r} * ${activation}Slope(h${r} / batch.z)
			* dropoutFactors(local.y * ${rowsPerBlock} + ${r}, 4 * local.x)`
		: `d${r} * ${activation}Slope(h${r})`;
	return `filled(${delta}, 4 * local.x, units, 0.0)`;
}

/**
 * One layer backward: `δ = (δ′·Wᵀ) ∘ φ′(h) ∘ dropout`, with the factors of the forward pass.
 *
 * place: δ `[rows, inputs]`; first: δ′'s place, kernel's place; second: quadruples of outputs,
 * inputs; third: h's place, layer of h
 */
export const backwardProgram = oncePerKind(
	(
		rowsPerBlock: number,
		activation: Activation,
		dropsOut: boolean,
		isColumn: boolean
	): ProgramSource => {
		const fragment = `${fragmentHead(rowsPerBlock, [
			['sampler2DArray', 'deltas'],
			['sampler2DArray', 'source'],
			['sampler2D', 'weights']
		])}
${derivativeText}
${hashText}
${dropoutText}
${filledText}
void main() {
	${locate}
	int units = second.y;
	${isColumn ? columnText(rowsPerBlock) : matrixText(rowsPerBlock)}
	${each(rowsPerBlock, (r) => `vec4 h${r} = sourceAt(ivec3(third.xy + local, ${r}));`)}
	${each(rowsPerBlock, (r) => `result${r} = ${deltaText(r, rowsPerBlock, activation, dropsOut)};`)}
}
`;
		return { vertex: vertexShader, fragment, samplers: ['deltas', 'source', 'weights'] };
	}
);

/** `δ′·Wᵀ` into `d0` …. */
function matrixText(rowsPerBlock: number): string {
	return `
	vec2 kernel = (vec2(first.z, first.w + 4 * local.x) + 0.5) * weightsTexel;
	float down = weightsTexel.y;
	vec2 at = (vec2(first.x, first.y + local.y) + 0.5) * deltasTexel;
	${each(rowsPerBlock, (r) => `vec4 d${r} = vec4(0.0);`)}
	for (int j = 0; j < second.x; j++) {
		mat4 w = mat4(
			texelOf(weights, kernel),
			texelOf(weights, vec2(kernel.x, kernel.y + down)),
			texelOf(weights, vec2(kernel.x, kernel.y + 2.0 * down)),
			texelOf(weights, vec2(kernel.x, kernel.y + 3.0 * down))
		);
		kernel.x += weightsTexel.x;
		${each(rowsPerBlock, (r) => `d${r} += texelOf(deltas, vec3(at, ${r}.0)) * w;`)}
		at.x += deltasTexel.x;
	}
`;
}

/** From one output, whose weights lie in a row. */
function columnText(rowsPerBlock: number): string {
	return `
	vec4 w = weightsAt(first.zw + ivec2(local.x, 0));
	ivec2 at = first.xy + ivec2(0, local.y);
	${each(rowsPerBlock, (r) => `vec4 d${r} = w * deltasAt(ivec3(at, ${r})).x;`)}
`;
}

/**
 * The output layer, its loss and the last hidden layer's δ at once. Each fragment works out
 * `δ′ = ∂loss/∂z` of its rows for itself, which for small layers is faster than to wait for a pass.
 *
 * place: δ `[rows, inputs]` and in one more column δ′ `[rows, outputs]`, of four outputs at most; first,
 * second.xyw, third.xy: as `outputGradientText`, h the last hidden layer's; second.z: its units;
 * third.z: its index
 */
export const outputBackwardProgram = oncePerKind(
	(
		rowsPerBlock: number,
		loss: Loss,
		activation: Activation,
		dropsOut: boolean,
		isColumn: boolean
	): ProgramSource => {
		const weights = isColumn
			? 'vec4 w = weightsAt(first.zw + ivec2(local.x, 0));'
			: `ivec2 corner = first.zw + ivec2(0, 4 * local.x);
	mat4 w = mat4(${[0, 1, 2, 3].map((row) => `weightsAt(corner + ivec2(0, ${row}))`).join(', ')});`;
		const back = (r: number) => (isColumn ? `w * z${r}.x` : `z${r} * w`);
		const delta = (r: number) => deltaText(r, rowsPerBlock, activation, dropsOut);
		const fragment = `${fragmentHead(rowsPerBlock, [
			['sampler2DArray', 'source'],
			['sampler2DArray', 'targets'],
			['sampler2D', 'weights']
		])}
${lanesText}
${lossGradientText}
${derivativeText}
${hashText}
${dropoutText}
${filledText}
void main() {
	${locate}
	int block = local.y;
	int unit = 0;
	int units = second.z;
	${outputGradientText(rowsPerBlock, loss, isColumn)}
	${weights}
	bool isOutput = local.x == place.z - 1;
	${each(rowsPerBlock, (r) => `vec4 h${r} = sourceAt(ivec3(first.xy + local, ${r}));`)}
	${each(rowsPerBlock, (r) => `vec4 d${r} = ${back(r)};`)}
	${each(rowsPerBlock, (r) => `result${r} = isOutput ? z${r} : ${delta(r)};`)}
}
`;
		return { vertex: vertexShader, fragment, samplers: ['source', 'targets', 'weights'] };
	}
);
