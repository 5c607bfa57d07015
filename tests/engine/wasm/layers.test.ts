import { describe, expect, test } from 'vitest';
import { dropoutMask } from '../../../src/lib/engine/step/dropout.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { droppedLayersOf, passes } from '../../../src/lib/network/forward.ts';
import { gradientOf } from '../../../src/lib/network/gradient.ts';
import { losses } from '../../../src/lib/network/loss.ts';
import { sizeOf } from '../../../src/lib/network/shape.ts';
import { kernelsOf, layersOf } from '../../../src/lib/network/spec.ts';
import { relativeDistance } from '../../support/float64Network.ts';
import { layeredMember, layeredNetworks, mixedNetwork } from '../../support/layeredMembers.ts';

const open = (member: Member) => createWasmTrainer([member], { threads: 1 });

/** What one step of SGD at rate 1 takes away. */
async function stepped(member: Member) {
	const trainer = await open(member);
	const before = await trainer.parameters(0);
	await trainer.train(1);
	const after = await trainer.parameters(0);
	trainer.dispose();
	return { before, gradient: before.map((value, i) => value - after[i]) };
}

describe.each(layeredNetworks)('$name', ({ network }) => {
	test.each([1, 4, 9])('has the values of the plain network, over %i rows', async (rows) => {
		const member = layeredMember(network, { rows });
		const { inputs } = member.data.validation;
		const trainer = await open(member);
		const expected = passes(network, await trainer.parameters(0), inputs);
		for (const [i, layer] of (await trainer.activations(0, inputs)).entries()) {
			expect(layer).toHaveLength(expected[i].outputs.length);
			if (layer.every((value) => value === 0))
				expect(expected[i].outputs).toEqual(Float64Array.from(layer));
			else
				expect(relativeDistance(layer, expected[i].outputs), `layer ${i + 1}`).toBeLessThan(1e-5);
		}
		trainer.dispose();
	});

	test.each([1, 8, 9])('has its gradient, over %i rows', async (rows) => {
		const member = layeredMember(network, { rows });
		const { inputs, targets } = member.data.training;
		const { before, gradient } = await stepped(member);
		const expected = gradientOf(network, member.loss, before, inputs, targets);
		expect(relativeDistance(gradient, expected)).toBeLessThan(1e-5);
	});
});

describe('a network of all kinds', () => {
	test.each(losses)('learns by %s, in batches, as the plain network does', async (loss) => {
		const member = layeredMember(mixedNetwork, { loss, rows: 7 }, { learningRate: 0.1 });
		const { inputs, targets } = member.data.training;
		const trainer = await open(member);
		let plain = Float64Array.from(await trainer.parameters(0));
		await trainer.train(12);
		for (let step = 0; step < 12; step++) {
			const by = gradientOf(mixedNetwork, loss, plain, inputs, targets);
			plain = plain.map((value, i) => value - 0.1 * by[i]);
		}
		expect(relativeDistance(await trainer.parameters(0), plain)).toBeLessThan(1e-5);
		trainer.dispose();
	});

	test('silences the units that dropout silences, those of each place apart', async () => {
		const member = layeredMember(mixedNetwork, { rows: 6 }, { dropout: 0.4 });
		const { inputs, targets } = member.data.training;
		const layers = layersOf(mixedNetwork);
		const dropped = new Set(droppedLayersOf(layers).map(({ index }) => index));
		const factors = layers.map(({ index, output }) =>
			dropped.has(index)
				? dropoutMask(0.4, member.seeds.dropout, 0, index, 6, sizeOf(output))
				: null
		);
		const { before, gradient } = await stepped(member);
		const expected = gradientOf(mixedNetwork, member.loss, before, inputs, targets, factors);
		expect(relativeDistance(gradient, expected)).toBeLessThan(1e-5);
	});

	test('has penalties and decay on kernels alone, and leaves masked parameters', async () => {
		const penalties = { l1: 0.01, l2: 0.02, weightDecay: 0.3 };
		const free = layeredMember(mixedNetwork, {}, penalties);
		const { inputs, targets } = free.data.training;
		const length = layersOf(mixedNetwork).at(-1)!.end;
		const mask = Uint8Array.from({ length }, (_, i) => Number(i % 3 > 0));
		const { before, gradient } = await stepped({ ...free, mask });
		const expected = gradientOf(mixedNetwork, free.loss, before, inputs, targets);
		for (const { start, end } of kernelsOf(mixedNetwork)) {
			for (let i = start; i < end; i++) {
				expected[i] += 0.01 * Math.sign(before[i]) + (0.04 + 0.3) * before[i];
			}
		}
		expect(
			relativeDistance(
				gradient,
				expected.map((value, i) => mask[i] * value)
			)
		).toBeLessThan(1e-5);
	});

	test('goes on from a snapshot as if nothing had been', async () => {
		const member = layeredMember(mixedNetwork, {}, { optimizer: 'adam', learningRate: 0.01 });
		const trainer = await open(member);
		await trainer.train(5);
		const snapshot = await trainer.snapshot();
		await trainer.train(7);
		const expected = await trainer.parameters(0);
		await trainer.restore(snapshot);
		await trainer.train(7);
		expect(await trainer.parameters(0)).toEqual(expected);
		trainer.dispose();
	});
});
