/** Members of every sort, and all that a trainer can be asked, for executors that must agree. */
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { inputsOf } from '../../src/lib/network/spec.ts';
import { randomMember } from './population.ts';
import { onStream, smallMember, smallSplit } from './smallMembers.ts';

function masked(member: Member): Member {
	const length = countParameters(member.network);
	return { ...member, mask: Uint8Array.from({ length }, (_, at) => Number(at % 3 > 0)) };
}

export const mixedMembers: readonly Member[] = [
	...Array.from({ length: 9 }, (_, i) => randomMember(i + 1)),
	masked(randomMember(10)),
	smallMember(),
	smallMember(onStream()),
	smallMember({ training: { batchSize: 8, dropout: 0.2 }, rest: { steps: 20 } })
];

/** The index of the member `smallMember()`. */
const plain = 10;

/** Asks everything, without waiting for anything, and gives all that comes back. */
export async function everyAnswer(trainer: Trainer, members: readonly Member[]) {
	const each = <T>(ask: (index: number) => Promise<T>) =>
		Promise.all(members.map((_, index) => ask(index)));
	const inputs = members.map(({ network }) =>
		Float32Array.from({ length: 5 * inputsOf(network) }, (_, i) => Math.sin(i))
	);
	const others = members.map(({ network }) =>
		Float32Array.from({ length: countParameters(network) }, (_, i) => Math.cos(i))
	);
	const answers: Promise<unknown>[] = [trainer.evaluate(), trainer.train(30)];
	answers.push(
		trainer.evaluate(),
		each((i) => trainer.parameters(i)),
		trainer.snapshot()
	);
	trainer.update(plain, { batchSize: 'all', optimizer: 'momentum' });
	trainer.stop(plain - 1);
	const kept = trainer.snapshot();
	answers.push(trainer.train(12), trainer.setParameters(0, others[0]), trainer.train(1));
	answers.push(each((i) => trainer.predict(i, inputs[i])));
	answers.push(each((i) => trainer.predict(i, inputs[i], others[i])));
	answers.push(each((i) => trainer.activations(i, inputs[i])));
	answers.push(each((i) => trainer.gradients(i)));
	answers.push(trainer.snapshot(2), trainer.evaluate(), trainer.snapshot());
	const snapshot = await kept;
	const data = members.map((_, i) => (i === plain ? smallSplit('binaryCrossEntropy', 60) : null));
	answers.push(trainer.restore(snapshot, { data }), trainer.train(7), trainer.snapshot());
	const alone = { ...snapshot, members: [snapshot.members[3]] };
	answers.push(trainer.restore(alone, { member: 3 }), trainer.train(2), trainer.snapshot());
	return { answers: await Promise.all(answers), step: trainer.step };
}
