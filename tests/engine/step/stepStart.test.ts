import { describe, expect, test } from 'vitest';
import { stepStart } from '../../../src/lib/engine/step/stepStart.ts';
import type { Member, Snapshot } from '../../../src/lib/engine/trainer.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { activations } from '../../../src/lib/network/activation.ts';
import { optimizers, type Hyperparameters } from '../../../src/lib/network/hyperparameters.ts';
import { losses } from '../../../src/lib/network/loss.ts';
import { batchStep } from '../../../src/lib/network/oneStep.ts';
import { onStream, smallMember } from '../../support/smallMembers.ts';

const regularized: Partial<Hyperparameters> = {
	l1: 0.001,
	l2: 0.01,
	weightDecay: 0.1,
	dropout: 0.3,
	batchSize: 8,
	schedule: 'cosine'
};

const cases = losses.flatMap((loss) =>
	activations.flatMap((activation) =>
		optimizers.flatMap((optimizer) =>
			[{}, regularized].map((more) => ({
				name: `${loss}, ${activation}, ${optimizer}${more === regularized ? ', regularized' : ''}`,
				member: smallMember({
					loss,
					network: { hidden: [4, 2], activation },
					training: { optimizer, ...more },
					rest: { horizon: 40 }
				})
			}))
		)
	)
);

/** The states after 0, 1, 2, 12 and 30 steps, and after one more each. */
async function statesOf(members: readonly Member[]): Promise<[Snapshot, Snapshot][]> {
	const trainer = await createWasmTrainer(members);
	const states: [Snapshot, Snapshot][] = [];
	for (const at of [0, 1, 2, 12, 30]) {
		await trainer.train(at - trainer.step);
		const before = await trainer.snapshot();
		await trainer.train(1);
		const after = await trainer.snapshot();
		await trainer.restore(before);
		states.push([before, after]);
	}
	trainer.dispose();
	return states;
}

/** How far the step worked out beforehand is from the engine's, over all parameters. */
function distanceOf(member: Member, before: Snapshot, after: Snapshot, at: number): number {
	const { parameters } = batchStep(stepStart(member, before.members[at])!);
	const engine = after.members[at].parameters;
	return Math.max(
		...parameters.map((step, i) => {
			const size = Math.max(1, Math.abs(step.after), Math.abs(engine[i]));
			return Math.abs(step.after - engine[i]) / size;
		})
	);
}

describe('stepStart(member, snapshot)', async () => {
	const states = await statesOf(cases.map(({ member }) => member));

	test.each(cases.map(({ name }, at) => ({ name, at })))(
		'foretells the engine’s next step to six digits: $name',
		({ at }) => {
			for (const [before, after] of states) {
				expect(distanceOf(cases[at].member, before, after, at)).toBeLessThan(2e-7);
			}
		}
	);

	test('does so for points of a stream', async () => {
		const member = smallMember(onStream({ network: { hidden: [3] } }));
		for (const [before, after] of await statesOf([member])) {
			expect(distanceOf(member, before, after, 0)).toBeLessThan(2e-7);
		}
	});

	test('has moments of zero where the snapshot is of another optimizer, as restoring it has', async () => {
		const adam = smallMember();
		const [, [before]] = await statesOf([adam]);
		const sgd = smallMember({ training: { optimizer: 'momentum' } });
		const trainer = await createWasmTrainer([sgd]);
		await trainer.restore(before);
		await trainer.train(1);
		expect(distanceOf(sgd, before, await trainer.snapshot(), 0)).toBeLessThan(2e-7);
		trainer.dispose();
	});

	test('is null for one that has ended', async () => {
		const [[{ members }]] = await statesOf([smallMember()]);
		for (const end of [{ stopped: true }, { diverged: true }]) {
			expect(stepStart(smallMember(), { ...members[0], ...end })).toBeNull();
		}
		expect(stepStart(smallMember({ rest: { steps: 0 } }), members[0])).toBeNull();
	});
});
