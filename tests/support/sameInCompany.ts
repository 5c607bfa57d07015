import { expect } from 'vitest';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';

/** Each member has the same numbers alone, in one call or in many, among all and in any order. */
export async function expectSameInCompany(
	members: readonly Member[],
	create: (members: readonly Member[]) => Promise<Trainer>
): Promise<void> {
	const among = await create(members);
	const reversed = await create([...members].reverse());
	await Promise.all([among.train(20), reversed.train(20)]);
	const expected = await among.snapshot();
	const evaluations = await among.evaluate();
	expect((await reversed.snapshot()).members.reverse()).toEqual(expected.members);
	expect((await reversed.evaluate()).reverse()).toEqual(evaluations);
	for (const trainer of [among, reversed]) trainer.dispose();
	for (const [i, member] of members.entries()) {
		const alone = await create([member]);
		for (const steps of [1, 12, 7]) void alone.train(steps);
		expect((await alone.snapshot()).members).toEqual([expected.members[i]]);
		expect(await alone.evaluate()).toEqual([evaluations[i]]);
		alone.dispose();
	}
}
