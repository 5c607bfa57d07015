import { openTrainer } from './createTrainer.ts';
import type { Command, Event } from './protocol.ts';
import { TrainingSession } from './session/session.ts';

/** The session on the main thread, behaving as one in a worker: what crosses to it or from it is a
 * copy, and events arrive later. Its bursts leave the page time to draw. */
export function startOnMainThread(onEvent: (event: Event) => void): (command: Command) => void {
	const session = new TrainingSession({
		post(event, transfer) {
			const copy = structuredClone(event, { transfer });
			queueMicrotask(() => onEvent(copy));
		},
		openTrainer,
		sharesThread: true
	});
	return (command) => session.receive(structuredClone(command));
}
