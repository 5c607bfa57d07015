import { activationText, derivativeText, dropoutText, lanesText, slopeText } from './activation.ts';
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

/** The fragments of a member lie in pairs, two abreast. */
export const pairWidth = 2;
/** Width of the texture of batches. A row of a batch has two texels, inputs and targets. */
export const tinyBatchWidth = 1024;

/** The program's uniform `steps`: the first step's slot, and how many steps there are. */
export const stepsOf = ({ first, steps }: { first: number; steps: number }) =>
	(first << 16) | steps;

/**
 * `pairSum`: the sum over a pair of fragments, the same in both. It is made of differences from zero,
 * which are exact. `pairsAddUp` makes sure that the device takes them within 2 × 2 fragments.
 */
export const pairSumText = `
vec4 pairSum(vec4 own) {
	bool isRight = (int(gl_FragCoord.x) & 1) == 1;
	return dFdx(isRight ? own : vec4(0.0)) - dFdx(isRight ? vec4(0.0) : own);
}
`;

/**
 * What the program depends on. Each kind is a program of its own: to ask for the kind at every row
 * would cost as much as the arithmetic.
 */
export interface TinyKinds {
	activation: Activation;
	loss: Loss;
	optimizer: Optimizer;
	dropsOut: boolean;
	isMasked: boolean;
}

/** The step table's numbers, which the program itself reads for one step after another. */
const stepText = `
vec4 batch;
vec4 rates;
vec4 penalties;
uvec2 dropout;
uniform int steps; // the first one's slot in the upper half, their number in the lower
`;

/**
 * Many whole steps of one tiny network: forward, backward and optimizer with all parameters p,
 * moments m, v and gradients g in registers. Of a pair of fragments one takes the even and one the
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
				/** Where its first batch begins, in texels. */
				batchTexel: 'count',
				/** How many rows of the step table a slot has. */
				rowsPerStep: 'count',
				outputs: 'count'
			},
			functions: [
				activationText,
				derivativeText,
				slopeText,
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

/** Advances one layer's parameters; those with 0 in the mask stay as they are. */
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
