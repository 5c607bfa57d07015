import { afterEach, describe, expect, test } from 'vitest';
import { createTrainer } from '../../src/lib/engine/createTrainer.ts';
import { stepStart } from '../../src/lib/engine/step/stepStart.ts';
import type { Trainer } from '../../src/lib/engine/trainer.ts';
import { executors } from '../../src/lib/network/executor.ts';
import { optimizers } from '../../src/lib/network/hyperparameters.ts';
import { losses } from '../../src/lib/network/loss.ts';
import { agreeToSixDigits, batchStep } from '../../src/lib/network/oneStep.ts';
import { activations } from '../../src/lib/network/activation.ts';
import { smallMember } from '../support/smallMembers.ts';

/** Each loss with each activation, and every optimizer with and without all else that a step goes by:
 * `step/stepStart.test.ts` has every one with every other. */
const members = losses
	.flatMap((loss) => activations.map((activation) => ({ loss, activation })))
	.map(({ loss, activation }, i) =>
		smallMember({
			loss,
			network: { hidden: [4, 2], activation },
			training: {
				optimizer: optimizers[i % 3],
				...(i % 2 === 0
					? { l1: 0.001, l2: 0.01, weightDecay: 0.1, dropout: 0.3, batchSize: 8 }
					: {})
			}
		})
	);

const open: Trainer[] = [];
afterEach(() => open.splice(0).forEach((trainer) => trainer.dispose()));

describe('a step worked out by plain numbers', () => {
	test.each(executors)('is the next one of %s, to six digits', async (executor) => {
		const trainer = await createTrainer(members, { backend: 'webgl', executor });
		open.push(trainer);
		for (const at of [0, 12]) {
			await trainer.train(at - trainer.step);
			const before = await trainer.snapshot();
			await trainer.train(1);
			const after = await trainer.snapshot();
			for (const [i, member] of members.entries()) {
				const { parameters } = batchStep(stepStart(member, before.members[i])!);
				const engine = after.members[i].parameters;
				const different = parameters.flatMap((step, index) =>
					agreeToSixDigits(step.after, engine[index]) ? [] : [[step.after, engine[index]]]
				);
				const name = JSON.stringify([at, member.loss, member.training]);
				expect(different, name).toEqual([]);
			}
		}
	});
});
