import { activationText, dropoutText, lanesText, whenActivation } from './activation.ts';
import { productText } from './product.ts';
import {
	each,
	fragmentHead,
	hashText,
	locate,
	vertexShader,
	type ProgramSource
} from './program.ts';

/**
 * One layer forward: `h′ = φ(h·W + b) ∘ dropout`.
 *
 * place: h′ `[rows, units]`; first: h's place, kernel's place; second: quadruples of inputs, units,
 * activation, whether h is the batch; third.x: whether units may drop out; third.z: layer
 */
export function forwardProgram(rowsPerBlock: number): ProgramSource {
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
	${whenActivation('second.z', (name) => each(rowsPerBlock, (r) => `z${r} = ${name}Of(z${r});`))}
	${each(rowsPerBlock, (r) => `z${r} *= exist;`)}
	when (third.x == 1 && dropout.y > 0u) {
		int position = local.y * ${rowsPerBlock};
		${each(rowsPerBlock, (r) => `z${r} *= dropoutFactors(position + ${r}, unit);`)}
	}
	${each(rowsPerBlock, (r) => `result${r} = z${r};`)}
}
`;
	return { vertex: vertexShader, fragment, samplers: ['source', 'weights'] };
}
