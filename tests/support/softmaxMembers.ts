import type { Member } from '../../src/lib/engine/trainer.ts';
import { optimizers } from '../../src/lib/network/hyperparameters.ts';
import type { Activation } from '../../src/lib/network/activation.ts';
import { member } from './population.ts';

/** Three classes fill one texel, ten need three: softmax goes another way on the graphics chip. */
const classCounts = [3, 10];

/** Both counts of classes, by every optimizer, for networks trained in one draw and in many. */
export function softmaxMembers(activation: Activation): { name: string; member: Member }[] {
	return [[5, 4], [12]].flatMap((hidden) =>
		classCounts.flatMap((outputs) =>
			optimizers.map((optimizer) => ({
				name: `${outputs} classes, ${hidden.join('-')}, ${optimizer}`,
				member: member(
					{ inputs: 3, hidden, outputs, activation },
					'softmaxCrossEntropy',
					{ optimizer, batchSize: 'all' },
					40
				)
			}))
		)
	);
}
