import { openTrainer } from './createTrainer.ts';
import type { Command, Event } from './protocol.ts';
import { TrainingSession } from './session/session.ts';

/** A session on the main thread that behaves as one in a worker: commands and events are copied, and
 * events arrive later. Its bursts leave the page time to draw. */
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
