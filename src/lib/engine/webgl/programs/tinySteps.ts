import { activationText, derivativeText, dropoutText, lanesText } from './activation.ts';
import { lossGradientText } from './lossGradient.ts';
import { advanceText } from './optimizer.ts';
import type { Optimizer } from '../../../network/hyperparameters.ts';
import type { Loss } from '../../../network/loss.ts';
import type { Activation } from '../../../network/activation.ts';
import {
	each,
	fragmentProgram,
	hashText,
	oncePerKind,
	membersPerRow,
	texelsPerMember,
	type Sampler
} from './program.ts';
import { loadMaskText, loadText, shareText, tinyMemoryArguments } from './tinyMemory.ts';
import { backwardText, forwardText } from './tinyPasses.ts';
import { tinyTexels, type TinyLayer } from './tinyShape.ts';

/** Fragments of one member lie two abreast. */
export const pairWidth = 2;
/** Texels in one row of the texture of batches; a row of a batch has two, inputs and targets. */
export const tinyBatchWidth = 1024;

/** Steps and the first one's slot, as the program takes them. */
export const stepsOf = ({ first, steps }: { first: number; steps: number }) =>
	(first << 16) | steps;

/**
 * A sum over the two fragments abreast, the same in both: by differences from zero, which are exact,
 * and which every device takes within the 2 × 2 block (`pairsAddUp` makes sure).
 */
export const pairSumText = `
vec4 pairSum(vec4 own) {
	bool isRight = (int(gl_FragCoord.x) & 1) == 1;
	return dFdx(isRight ? own : vec4(0.0)) - dFdx(isRight ? vec4(0.0) : own);
}
`;

/** Each its own program: asking for the kind at every row would cost as much as the arithmetic. */
export interface TinyKinds {
	activation: Activation;
	loss: Loss;
	optimizer: Optimizer;
	dropsOut: boolean;
	isMasked: boolean;
}

/** The table's numbers of one step after the other. */
const stepText = `
vec4 batch;
vec4 rates;
vec4 penalties;
uvec2 dropout;
uniform int steps; // the first one's slot in the upper half, their number in the lower
`;

/**
 * Many whole steps of one small network: forward, backward and optimizer with all parameters p,
 * moments m, v and gradients g in registers. Of two fragments abreast one takes the even and one the
 * odd rows of the batch; otherwise all fragments of a member compute the same. Each writes its own
 * share of the result.
 *
 * - h′ = φ(h·W + b); δ = ∂loss/∂z; ∂W = hᵀ·δ; ∂b = Σ δ; δ = (δ′·Wᵀ) ∘ φ′(h)
 */
export const tinyStepsProgram = oncePerKind(
	(
		targets: number,
		layers: readonly TinyLayer[],
		{ activation, loss, optimizer, dropsOut, isMasked }: TinyKinds
	) => {
		const texels = tinyTexels(layers);
		const all = (text: (texel: number) => string) => each(texels, text);
		return fragmentProgram({
			targets,
			samplers: [
				['sampler2D', 'batches'],
				['sampler2D', 'weights'],
				['sampler2D', 'moments1'],
				['sampler2D', 'moments2'],
				['sampler2D', 'table'],
				...(isMasked ? [['sampler2D', 'mask'] satisfies Sampler] : [])
			],
			arguments: {
				...tinyMemoryArguments,
				/** The first row of its first batch, counted in texels. */
				batchTexel: 'count',
				/** Of the table, for one step. */
				rowsPerStep: 'count',
				outputs: 'count'
			},
			functions: [
				activationText,
				derivativeText,
				hashText,
				dropoutText,
				lanesText,
				lossGradientText,
				advanceText,
				pairSumText
			],
			step: stepText,
			main: `
	${all((i) => `vec4 p${i}, m${i}, v${i}, g${i}${isMasked ? `, k${i}` : ''};`)}
	${isMasked ? 'vec4 before;' : ''}
	${layers.map((layer, index) => loadText(layer, index)).join('\n')}
	${isMasked ? layers.map((layer, index) => loadMaskText(layer, index)).join('\n') : ''}
	int firstRow = int(gl_FragCoord.x) & 1;
	vec4 exist = lanes(0, outputs);
	int start = steps >> 16;
	int end = start + (steps & 0xffff);
	for (int step = start; step < end; step++) {
		ivec2 at = ivec2(
			${texelsPerMember} * (member % ${membersPerRow}),
			step * rowsPerStep + member / ${membersPerRow}
		);
		rates = tableAt(at + ivec2(2, 0));
		if (rates.w == 0.0) continue;
		batch = tableAt(at);
		penalties = tableAt(at + ivec2(3, 0));
		vec4 randomness = tableAt(at + ivec2(1, 0));
		dropout.y = uint(randomness.w) << 16 | uint(batch.w);
		uint stream = mixed(uint(randomness.z) ^ mixed(uint(randomness.x) << 16 | uint(randomness.y)));
		${all((i) => `g${i} = vec4(0.0);`)}
		int rows = int(batch.x);
		for (int row = firstRow; row < rows; row += 2) {
			int texel = batchTexel + 2 * (int(batch.y) + row);
			ivec2 place = ivec2(texel % ${tinyBatchWidth}, texel / ${tinyBatchWidth});
			vec4 h0_0 = batchesAt(place);
			vec4 y = batchesAt(place + ivec2(1, 0));
			${layers.map((layer, index) => forwardText(layer, index, index === layers.length - 1, activation, dropsOut)).join('\n')}
			vec4 d${layers.length}_0 = ${loss}Gradient(z, y, exist, batch.x, float(outputs));
			${[...layers.keys()]
				.reverse()
				.map((index) => backwardText(layers[index], index, activation))
				.join('\n')}
		}
		${all((i) => `g${i} = pairSum(g${i});`)}
		${layers.map((layer) => advanceLayerText(layer, optimizer, isMasked)).join('\n')}
	}
	${each(targets, (i) => `result${i} = vec4(0.0);`)}
	int share = local.y * ${pairWidth} + local.x;
	${shareText(targets, texels)}`
		});
	}
);

/** With a mask, what is 0 in it stays as it is. */
function advanceLayerText(
	{ start, bias, end }: TinyLayer,
	optimizer: Optimizer,
	isMasked: boolean
): string {
	return each(end - start, (i) => {
		const texel = start + i;
		const [p, g, m, v] = [...'pgmv'].map((name) => name + texel);
		const isKernel = texel < bias;
		const penalise = `${g} += penaltyGradient(${p}); ${p} *= 1.0 - penalties.z;`;
		const keep = `${p} = mix(${p}, before, equal(k${texel}, vec4(0.0)));`;
		return `${isMasked ? `before = ${p};` : ''}
		${isKernel ? penalise : ''}
		${p} -= rates.x * ${optimizer}Direction(${g}, ${m}, ${v});
		${isMasked ? keep : ''}`;
	});
}
