import { expect, test } from 'vitest';
import { systemClock } from '../../../src/lib/engine/session/clock.ts';
import { Run } from '../../../src/lib/engine/session/run.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { smallMember } from '../../support/smallMembers.ts';

const members: Member[] = [
	smallMember(),
	smallMember({ rest: { quantization: { bits: 4, scale: 'unit', from: 0 } } }),
	smallMember({ rest: { lora: { rank: 1 } } })
];

test('setParameter(member, index, value) sets what a reader sees, or what is rounded of it', async () => {
	const trainer = await createWasmTrainer(members);
	const plan = { stopAt: 100, stopAtBest: false, pace: 'full' } as const;
	const run = new Run({ number: 1, members, probe: null, plan }, trainer, systemClock);
	await trainer.train(5);
	const before = (await trainer.snapshot()).members;
	for (const member of members.keys()) await run.setParameter(member, 3, 0.3);
	const after = (await trainer.snapshot()).members;
	expect(after[0].parameters[3]).toBe(Math.fround(0.3));
	expect(after[1].parameters[3]).toBe(Math.fround(0.3));
	expect((await trainer.parameters(2))[3]).toBeCloseTo(0.3, 6);
	for (const [i, { parameters, moments }] of after.entries()) {
		const changed = Array.from(parameters).flatMap((value, at) =>
			value === before[i].parameters[at] ? [] : [at]
		);
		expect([...changed]).toEqual([3]);
		expect(moments).toEqual(before[i].moments);
	}
	await run.setParameter(2, members[2].network.layers.length * 1000, 1);
	expect((await trainer.snapshot()).members[2]).toEqual(after[2]);
	trainer.dispose();
});
