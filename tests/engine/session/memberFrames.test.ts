import { expect, test } from 'vitest';
import { frameOf, frameRows, presentFrame } from '../../../src/lib/engine/session/memberFrames.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { quantized } from '../../../src/lib/network/compression/quantize.ts';
import { forward } from '../../../src/lib/network/forward.ts';
import { merged } from '../../../src/lib/network/lora.ts';
import { relativeDistance } from '../../support/float64Network.ts';
import { smallMember } from '../../support/smallMembers.ts';

const probe = Float32Array.of(0.5, -0.5, 1, 0);
const quantization = { bits: 3, scale: 'layer', from: 4 } as const;
const sourceTask = smallMember({ rows: 9 }).data.training;
const members: Member[] = [
	smallMember({ rest: { quantization } }),
	smallMember({ rest: { lora: { rank: 2 } } }),
	smallMember({ rest: { sourceTask } })
];

async function stage() {
	const trainer = await createWasmTrainer(members);
	const rows = members.map((member) => frameRows(member, probe));
	const seen = () =>
		presentFrame(trainer, members, rows, trainer.evaluate(), { step: trainer.step, atBest: [] });
	return { trainer, rows, seen };
}

test('a frame shows what each network computes with, now and of a snapshot', async () => {
	const { trainer, rows, seen } = await stage();
	await trainer.train(3);
	const before = await trainer.snapshot();
	const unrounded = await seen();
	expect(unrounded.members[0].parameters).toEqual(before.members[0].parameters);
	await trainer.train(5);
	const after = await trainer.snapshot();
	const frame = await seen();
	const [rounded, updated, plain] = after.members.map(({ parameters }) => parameters);
	const { network } = members[0];
	expect(frame.members[0].parameters).toEqual(quantized(network, rounded, quantization));
	const whole = merged(network, 2, updated);
	expect(relativeDistance(frame.members[1].parameters, whole)).toBeLessThan(1e-6);
	expect(frame.members[1].update).toEqual(updated.slice(whole.length));
	expect(frame.members[2]).not.toHaveProperty('update');
	expect(frame.members[2].parameters).toEqual(plain);

	for (const { members: shown, evaluations } of [
		frame,
		await frameOf(after, trainer, members, rows)
	]) {
		for (const [i, { parameters, probe: said, validation }] of shown.entries()) {
			const { inputs, targets } = members[i].data.validation;
			expect(relativeDistance(said!, forward(network, parameters, probe))).toBeLessThan(2e-6);
			expect(validation).toHaveLength(targets.length);
			const outputs = forward(network, parameters, inputs);
			expect(relativeDistance(validation, outputs)).toBeLessThan(2e-6);
			expect('sourceTask' in evaluations[i]).toBe(i === 2);
		}
	}
	// What was before rounding is shown so, also from later on.
	const earlier = await frameOf(before, trainer, members, rows);
	expect(earlier.members[0]).toEqual(unrounded.members[0]);
	trainer.dispose();
});

test('a frame of before a low-rank update shows the parameters as they are', async () => {
	const { trainer, rows } = await stage();
	const snapshot = await trainer.snapshot();
	const parameters = (await trainer.parameters(1)).slice();
	const bare = { ...snapshot.members[1], parameters, moments: [] };
	const [first, , third] = snapshot.members;
	const past = { ...snapshot, members: [first, bare, third] };
	const frame = await frameOf(past, trainer, members, rows);
	expect(frame.members[1].parameters).toEqual(parameters);
	expect(frame.members[1].update).toEqual(new Float32Array(0));
	trainer.dispose();
});
