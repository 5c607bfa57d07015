import { systemClock, type Clock } from './clock.ts';
import { openTrainer } from './createTrainer.ts';
import { nextPaint } from './nextPaint.ts';
import type { Command, Event } from './protocol.ts';
import { TrainingSession } from './session.ts';

const clock: Clock = { ...systemClock, turn: nextPaint };

/** The session on the main thread, behaving as one in a worker: what crosses to it or from it is a
 * copy, and events arrive later. It leaves the page time to draw. */
export function startOnMainThread(onEvent: (event: Event) => void): (command: Command) => void {
	const session = new TrainingSession({
		post(event, transfer) {
			const copy = structuredClone(event, { transfer });
			queueMicrotask(() => onEvent(copy));
		},
		openTrainer,
		clock,
		sharesThread: true
	});
	return (command) => session.receive(structuredClone(command));
}
