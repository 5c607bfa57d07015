import { expect, test } from 'vitest';
import { webglContext } from '../../src/lib/engine/device/backends.ts';
import { systemClock, type Clock } from '../../src/lib/engine/session/clock.ts';
import { openTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Event } from '../../src/lib/engine/protocol.ts';
import { TrainingSession } from '../../src/lib/engine/session/session.ts';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { smallMember } from '../support/smallMembers.ts';

const lastStep = 110;
const lossSteps = Array.from({ length: 20 }, (_, i) => 5 + 5 * i);

/** So slow, by its own clock, that each burst is a single step. */
function slowClock(): Clock {
	let ms = 0;
	return { ...systemClock, now: () => (ms += 10) };
}

/** Loses the context as soon as a step of `steps` has been handed over, once for each. */
function losesContextAt(steps: number[], trainer: Trainer): Trainer {
	const train = trainer.train.bind(trainer);
	trainer.train = (count) => {
		const done = train(count);
		const gl = webglContext();
		if (trainer.step + count >= steps[0] && gl && !gl.isContextLost()) {
			steps.shift();
			gl.getExtension('WEBGL_lose_context')!.loseContext();
		}
		return done;
	};
	return trainer;
}

interface Course {
	history: Evaluation[][];
	recoveries: number;
	/** The parameters at the end. */
	parameters: Float32Array[];
}

function courseOf(members: Member[], steps: readonly number[]): Promise<Course> {
	const left = [...steps];
	const course: Course = { history: [], recoveries: 0, parameters: [] };
	return new Promise((resolve, reject) => {
		const session = new TrainingSession({
			clock: slowClock(),
			openTrainer: async (...wanted) => {
				const opened = await openTrainer(...wanted);
				return { ...opened, trainer: losesContextAt(left, opened.trainer) };
			},
			post(event: Event) {
				if ('history' in event) course.history.push(...event.history);
				if (event.type === 'recovered') course.recoveries++;
				if (event.type === 'built') session.receive({ type: 'train', run: 1 });
				if (event.type === 'failed') reject(new Error(event.message));
				if (event.type !== 'paused') return;
				course.parameters = event.frame.members.map(({ parameters }) => parameters);
				session.receive({ type: 'dispose' });
				resolve(course);
			}
		});
		const plan = { stopAt: lastStep, stopAtBest: false, pace: 'full' } as const;
		session.receive({ type: 'build', run: 1, members, probe: null, plan, executor: 'webgl' });
	});
}

/** Losses and accuracies of every member at every evaluated step. */
function numbersOf({ history }: Course): number[] {
	return history.flat().flatMap(({ step, training, validation }) => {
		return [step, training.loss, training.accuracy ?? 0, validation.loss, validation.accuracy ?? 0];
	});
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
	Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

test('TrainingSession ends every curve as if undisturbed where the context is lost 20 times', async () => {
	const wide = { hidden: [16, 16] };
	const members = [
		smallMember(),
		smallMember({ network: wide, seed: 2 }),
		smallMember({ training: { batchSize: 8, dropout: 0.2 } }),
		smallMember({ network: wide, training: { batchSize: 5, dropout: 0.1 }, seed: 2 })
	];
	const undisturbed = await courseOf(members, []);
	const disturbed = await courseOf(members, lossSteps);
	expect(undisturbed.recoveries).toBe(0);
	expect(disturbed.recoveries).toBe(lossSteps.length);
	const expected = numbersOf(undisturbed);
	const actual = numbersOf(disturbed);
	expect(actual).toHaveLength(expected.length);
	expect(largestGap(actual, expected)).toBeLessThan(1e-4);
	disturbed.parameters.forEach((parameters, i) => {
		expect(largestGap(parameters, undisturbed.parameters[i])).toBeLessThan(1e-4);
	});
});
