/** The session in a worker. Its first message says whether WebGL works here. */
import { webglProblem } from './device/webglContext.ts';
import { openTrainer } from './createTrainer.ts';
import type { Command, Event } from './protocol.ts';
import { TrainingSession } from './session/session.ts';

/** What the worker says to the client: `ready`, and then the session's events. */
export type WorkerMessage = Event | { type: 'ready'; webgl: boolean };

function post(message: WorkerMessage, transfer: Transferable[] = []): void {
	self.postMessage(message, { transfer });
}

const session = new TrainingSession({ post, openTrainer });
self.onmessage = ({ data }: MessageEvent<Command>) => session.receive(data);
void webglProblem().then((problem) => post({ type: 'ready', webgl: problem === null }));
