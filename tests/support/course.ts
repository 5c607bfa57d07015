import { systemClock, type Clock } from '../../src/lib/engine/session/clock.ts';
import type { Event } from '../../src/lib/engine/protocol.ts';
import { TrainingSession, type SessionOptions } from '../../src/lib/engine/session/session.ts';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';

/** So slow, by its own clock, that each burst is a single step. */
function slowClock(): Clock {
	let ms = 0;
	return { ...systemClock, now: () => (ms += 10) };
}

/** What a page gets of a run from its first step to its last. */
export interface Course {
	history: Evaluation[][];
	/** What the reader is told each time that training went on with another device. */
	recoveries: string[];
	/** The parameters at the end. */
	parameters: Float32Array[];
}

/** Trains to `lastStep` in a session that opens its trainers so. */
export function courseOf(
	members: Member[],
	lastStep: number,
	openTrainer: SessionOptions['openTrainer']
): Promise<Course> {
	const course: Course = { history: [], recoveries: [], parameters: [] };
	return new Promise((resolve, reject) => {
		const session = new TrainingSession({
			clock: slowClock(),
			openTrainer,
			post(event: Event) {
				if ('history' in event) course.history.push(...event.history);
				if (event.type === 'recovered') course.recoveries.push(event.message);
				if (event.type === 'built') session.receive({ type: 'train', run: 1 });
				if (event.type === 'failed') reject(new Error(event.message));
				if (event.type !== 'paused') return;
				course.parameters = event.frame.members.map(({ parameters }) => parameters);
				session.receive({ type: 'dispose' });
				resolve(course);
			}
		});
		const plan = { stopAt: lastStep, stopAtBest: false, pace: 'full' } as const;
		session.receive({ type: 'build', run: 1, members, probe: null, plan });
	});
}

/** The trainer, disturbed as soon as a step of `steps` has been handed over, once for each. `disturb` says
 * whether it could. */
export function disturbed(trainer: Trainer, steps: number[], disturb: () => boolean): Trainer {
	const train = trainer.train.bind(trainer);
	trainer.train = (count) => {
		const end = trainer.step + count;
		const done = train(count);
		if (end >= steps[0] && disturb()) steps.shift();
		return done;
	};
	return trainer;
}
