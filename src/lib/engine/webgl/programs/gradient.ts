import { each, fragmentHead, locate, vertexShader, type ProgramSource } from './program.ts';

/**
 * Gradients of all kernels and biases: `∂W = hᵀ·δ`, `∂b = Σ δ` over the rows of the batch. A fragment
 * has four units and as many inputs as there are layers; below the kernel is one row for the bias.
 * Layers at odd and even distance from the output have their matrices in different textures.
 *
 * place: `[inputs / inputsPerBlock + 1, units / 4]` texels; first: h's place, δ's place; second:
 * whether h is the batch, blocks of inputs, distance from the output modulo 2
 */
export function gradientProgram(rowsPerBlock: number): ProgramSource {
	const fragment = `${fragmentHead(rowsPerBlock, [
		['sampler2DArray', 'source0'],
		['sampler2DArray', 'source1'],
		['sampler2DArray', 'deltas0'],
		['sampler2DArray', 'deltas1']
	])}
void main() {
	${locate}
	int blocks = (int(batch.x) + ${rowsPerBlock - 1}) / ${rowsPerBlock};
	int column = first.x + local.y * ${rowsPerBlock / 4};
	int row = first.y + (second.x == 1 ? int(batch.y) : 0);
	ivec2 at = first.zw + ivec2(local.x, 0);
	${each(rowsPerBlock, (i) => `vec4 g${i} = vec4(0.0);`)}
	${each(2, (parity) => sumText(rowsPerBlock, parity))}
	${each(rowsPerBlock, (i) => `result${i} = g${i};`)}
}
`;
	const samplers = ['source0', 'source1', 'deltas0', 'deltas1'];
	return { vertex: vertexShader, fragment, samplers };
}

function sumText(rowsPerBlock: number, parity: number): string {
	const rows = (text: (layer: number) => string) => `
		for (int block = 0; block < blocks; block++) {
			${each(
				rowsPerBlock,
				(layer) => `{
				vec4 d = texelFetch(deltas${parity}, ivec3(at.x, at.y + block, ${layer}), 0);
				${text(layer)}
			}`
			)}
		}`;
	const kernel = (layer: number) =>
		each(
			rowsPerBlock / 4,
			(quadruple) => `
				vec4 h${quadruple} = texelFetch(source${parity}, ivec3(column + ${quadruple}, row + block, ${layer}), 0);
				${[...'xyzw'].map((lane, i) => `g${4 * quadruple + i} += h${quadruple}.${lane} * d;`).join('\n')}`
		);
	return `
	when (second.z == ${parity}) {
		when (local.y < second.y) {${rows(kernel)}
		}
		when (local.y >= second.y) {${rows(() => 'g0 += d;')}
		}
	}`;
}
