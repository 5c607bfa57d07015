import type { Activation } from '../../../network/spec.ts';
import { activationText, dropoutText, lanesText } from './activation.ts';
import { productText } from './product.ts';
import {
	each,
	fragmentHead,
	hashText,
	locate,
	oncePerKind,
	vertexShader,
	type ProgramSource
} from './program.ts';

/**
 * One layer forward: `h′ = φ(h·W + b) ∘ dropout`.
 *
 * place: h′ `[rows, units]`; first: h's place, kernel's place; second: quadruples of inputs, units, -,
 * whether h is the batch; third.z: layer
 */
export const forwardProgram = oncePerKind(
	(rowsPerBlock: number, activation: Activation, dropsOut: boolean): ProgramSource => {
		const dropoutFactor = (r: number) =>
			dropsOut ? ` * dropoutFactors(local.y * ${rowsPerBlock} + ${r}, unit)` : '';
		const fragment = `${fragmentHead(rowsPerBlock, [
			['sampler2DArray', 'source'],
			['sampler2D', 'weights']
		])}
${activationText}
${hashText}
${dropoutText}
${lanesText}
void main() {
	${locate}
	${productText(rowsPerBlock)}
	int unit = 4 * local.x;
	vec4 exist = lanes(unit, second.y);
	${each(rowsPerBlock, (r) => `result${r} = ${activation}Of(z${r}) * exist${dropoutFactor(r)};`)}
}
`;
		return { vertex: vertexShader, fragment, samplers: ['source', 'weights'] };
	}
);
