import { describe, test } from 'vitest';
import {
	stepsOf,
	tinyBatchWidth,
	tinyStepsProgram,
	type TinyKinds
} from '../../../../src/lib/engine/webgl/programs/tinySteps.ts';
import { activations } from '../../../../src/lib/network/activation.ts';
import { optimizers } from '../../../../src/lib/network/hyperparameters.ts';
import { losses } from '../../../../src/lib/network/loss.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, defaultNumbers, draw, openDevice, type StepNumbers } from './draw.ts';
import { advance, lossGradients } from './formulas.ts';
import { eighths, expectTexels, Texels } from './texels.ts';
import { parameterTexels, TinyNetwork, tinyWidths, type Widths } from './tinyNetwork.ts';
import { plainBackward, plainForward } from './tinyPlain.ts';

const device = await openDevice();

/** Where the first batch of each member lies; the second one's goes on in the next row of texels. */
const batchStarts = [6, tinyBatchWidth - 10];

/** Weights, both moments and batches of all members; zero between them. */
function texels(networks: readonly TinyNetwork[], { inputs, outputs }: Widths) {
	const random = randomStream(1, 'tiny steps');
	const next = eighths(random);
	const fill = (next: () => number) => {
		const texels = parameterTexels(networks.length);
		for (const network of networks) network.fill(texels, next);
		return texels;
	};
	return {
		weights: fill(() => next() / 2),
		moments1: fill(() => next() / 8),
		moments2: fill(() => Math.abs(next())),
		mask: fill(() => Number(random.uniform() < 0.5)),
		batches: batchTexels(inputs, outputs, next)
	};
}

/** Rows of inputs and targets in turn, a texel each. */
function batchTexels(inputs: number, outputs: number, next: () => number): Texels {
	const batches = new Texels(tinyBatchWidth, 2);
	for (let start = 0; start < batches.values.length; start += 8) {
		for (let i = 0; i < inputs; i++) batches.values[start + i] = next();
		for (let i = 0; i < outputs; i++) batches.values[start + 4 + i] = next();
	}
	return batches;
}

type Textures = ReturnType<typeof texels>;

/** One step of one member, in place. */
function plainStep(
	network: TinyNetwork,
	{ weights, moments1, moments2, mask, batches }: Textures,
	batchTexel: number,
	numbers: StepNumbers,
	{ activation, loss, optimizer, dropsOut, isMasked }: TinyKinds
): void {
	if (numbers.rests) return;
	const { rows, batchOffset } = numbers;
	const gradient = new Texels(weights.width, weights.height);
	const last = network.layers.length - 1;
	for (let row = 0; row < rows; row++) {
		const start = 4 * (batchTexel + 2 * (batchOffset + row));
		const read = (from: number, count: number) =>
			Array.from(batches.values.subarray(from, from + count));
		const inputs = read(start, network.layers[0].inputs);
		const dropout = dropsOut ? { ...numbers, row } : null;
		const pass = plainForward(network, weights, inputs, activation, dropout);
		const targets = read(start + 4, network.layers[last].outputs);
		const delta = lossGradients[loss](pass.outputs, targets, rows);
		plainBackward(network, weights, pass, delta, activation, gradient);
	}
	network.visit((layer, input, unit) => {
		const [w, m, v, g, trains] = [weights, moments1, moments2, gradient, mask].map((texels) =>
			network.kernel(texels, layer)
		);
		const isKernel = input < network.layers[layer].inputs;
		const [after, first, second] = advance(optimizer, numbers, isKernel, g.get(input, unit), [
			w.get(input, unit),
			m.get(input, unit),
			v.get(input, unit)
		]);
		if (!isMasked || trains.get(input, unit) !== 0) w.set(input, unit, after);
		m.set(input, unit, first);
		v.set(input, unit, second);
	});
}

/** Two members in one draw, over three of five steps, in one of which the second rests. */
function compare(widths: Widths, kinds: TinyKinds, targets: number, secondMember = 1): void {
	const members = [0, secondMember];
	const networks = members.map((_, i) => new TinyNetwork(widths, i));
	const textures = texels(networks, widths);
	const table = [0, 1, 2, 3, 4].map((slot) =>
		Array.from({ length: secondMember + 1 }, (_, member): StepNumbers => {
			const batch =
				member === 0 ? { rows: 3, batchOffset: 2 * slot } : { rows: slot, batchOffset: 1 };
			const chance = { dropout: member === 0 ? 0.5 : 0.25, seed: 99 + member, step: 10 + slot };
			const penalties = member === 0 ? { l1: 0.01, l2: 0.02, decay: 0.03 } : {};
			const rates = { learningRate: 0.125 / (1 + slot), corrections: [2, 5] as const };
			const rests = member > 0 && slot === 2;
			return { ...defaultNumbers, ...batch, ...chance, ...penalties, ...rates, rests };
		})
	);
	const after: Textures = {
		...textures,
		weights: textures.weights.copy(),
		moments1: textures.moments1.copy(),
		moments2: textures.moments2.copy()
	};
	const background = new Texels(8, 24, targets, () => 9.5);
	const expected = background.copy();
	const rectangles = networks.map((network, i) => {
		const member = members[i];
		for (const slot of [1, 2, 3]) {
			plainStep(network, after, batchStarts[i], table[slot][member], kinds);
		}
		const place = network.fragments(2 + 2 * i, 2, targets);
		network.pack(expected, place, [after.weights, after.moments1, after.moments2]);
		const values = {
			...network.memory,
			batchTexel: batchStarts[i],
			rowsPerStep: Math.ceil((secondMember + 1) / 256),
			outputs: widths.outputs
		};
		return { place, values, member };
	});
	const actual = draw(device, tinyStepsProgram(targets, networks[0].tiny, kinds), {
		textures,
		background,
		rectangles,
		table,
		steps: stepsOf({ first: 1, steps: 3 })
	});
	expectTexels(actual, expected, { relative: 5e-6, absolute: 2e-6 });
}

describe('tinyStepsProgram(targets, layers, kinds)', () => {
	const kinds = activations.flatMap((activation, i) =>
		losses.flatMap((loss, j) =>
			optimizers.flatMap((optimizer, k) =>
				[false, true].map((dropsOut): TinyKinds => {
					const isMasked = (i + j + k + Number(dropsOut)) % 2 === 1;
					return { activation, loss, optimizer, dropsOut, isMasked };
				})
			)
		)
	);

	test.each(kinds)('takes whole steps as a plain loop does: %o', (kind) => {
		const outputs = kind.loss === 'softmaxCrossEntropy' ? 2 : 1;
		compare({ inputs: 1, hidden: [2], outputs }, kind, 4);
	});

	const sizes = tinyWidths.flatMap((widths) =>
		blockSizes(device).map((targets) => ({ widths, targets }))
	);

	test.each(sizes)('takes networks of any shape, of any member: %o', ({ widths, targets }) => {
		const kind = { activation: 'tanh', loss: 'meanSquaredError', optimizer: 'momentum' } as const;
		compare(widths, { ...kind, dropsOut: true, isMasked: false }, targets, 257);
	});
});
