/**
 * What mixed members' parameters are to the last bit after a training, as one hash an executor. Said
 * before and after a change that must not move a bit, in one browser; other browsers and processors
 * may round otherwise.
 */
import { createTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { executors, type Executor } from '../../src/lib/network/executor.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { randomMember } from '../support/population.ts';
import type { Result, Tell } from './result.ts';

const steps = 200;

/** Each fifth has a mask that keeps every third parameter as it is. */
const members = Array.from({ length: 20 }, (_, i): Member => {
	const member = randomMember(i + 1);
	if (i % 5 !== 0) return member;
	const mask = Uint8Array.from({ length: countParameters(member.network) }, (_, at) =>
		at % 3 === 0 ? 0 : 1
	);
	return { ...member, mask };
});

async function hashOf(executor: Executor): Promise<string> {
	const trainer = await createTrainer(members, { backend: 'webgl', executor });
	await trainer.train(steps);
	const parameters = await Promise.all(members.map((_, i) => trainer.parameters(i)));
	trainer.dispose();
	const bytes = await new Blob(parameters.map((array) => array.slice())).arrayBuffer();
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tells the hashes; there is nothing to time. */
export async function tellHashes(_: unknown, tell: Tell): Promise<Result[]> {
	for (const executor of executors) await tell(`${executor} ${await hashOf(executor)}`);
	return [];
}
