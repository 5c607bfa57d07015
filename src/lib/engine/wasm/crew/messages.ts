/**
 * What passes between a trainer and a worker of the crew. Calls of a share have numbers, by which their
 * answers are known.
 */
import type { Member } from '../../trainer.ts';
import type { Arguments, CallName } from '../share.ts';

/** A call of one share. */
type ShareCall = {
	[K in CallName]: { name: K; args: Arguments<K> };
}[CallName];

export type Request =
	| { type: 'open'; share: number; call: number; members: readonly Member[] }
	| ({ type: 'call'; share: number; call: number } & ShareCall)
	/** Lets the share go; there is no answer. */
	| { type: 'close'; share: number };

export type Answer =
	/** The first message: the worker has started. */
	| { type: 'ready' }
	| { type: 'done'; share: number; call: number; value: unknown }
	| { type: 'failed'; share: number; call: number; message: string };

/** A worker's end, or any port. */
export interface Port {
	postMessage(answer: Answer, transfer: Transferable[]): void;
	onmessage: ((event: MessageEvent<Request>) => unknown) | null;
	onmessageerror: ((event: MessageEvent) => unknown) | null;
}
