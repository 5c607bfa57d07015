import type { Arguments, CallName, Result } from '../share.ts';
import type { Answer, Request } from './messages.ts';
import type { Thread } from './thread.ts';

/** The end of one call. */
export type Outcome = Extract<Answer, { type: 'done' | 'failed' }>;

interface WaitingCall {
	resolve(value: unknown): void;
	reject(error: Error): void;
}

/** A share that a worker trains. */
export class RemoteThread implements Thread {
	readonly #share: number;
	readonly #post: (request: Request) => void;
	/** Calls without an answer so far, by their numbers. */
	readonly #waiting = new Map<number, WaitingCall>();
	#calls = 0;
	#closed: Error | null = null;

	/** `share` is the number of the share in its worker. */
	constructor(share: number, post: (request: Request) => void) {
		this.#share = share;
		this.#post = post;
	}

	call<K extends CallName>(name: K, ...args: Arguments<K>): Promise<Result<K>> {
		const call = this.#calls++;
		return this.#ask({ type: 'call', share: this.#share, call, name, args } as Request, call);
	}

	/** To be called first. Resolves when the share is ready to train. */
	open(members: Extract<Request, { type: 'open' }>['members']): Promise<void> {
		const call = this.#calls++;
		return this.#ask({ type: 'open', share: this.#share, call, members }, call);
	}

	#ask<T>(request: Request, call: number): Promise<T> {
		if (this.#closed) return Promise.reject(this.#closed);
		return new Promise((resolve, reject) => {
			this.#post(request);
			this.#waiting.set(call, { resolve: resolve as (value: unknown) => void, reject });
		});
	}

	/** Takes up what the worker answers. */
	settle(outcome: Outcome): void {
		const waiting = this.#waiting.get(outcome.call);
		this.#waiting.delete(outcome.call);
		if (outcome.type === 'done') waiting?.resolve(outcome.value);
		else waiting?.reject(new Error(outcome.message));
	}

	close(reason: Error): void {
		if (this.#closed) return;
		this.#closed = reason;
		this.#post({ type: 'close', share: this.#share });
		for (const { reject } of this.#waiting.values()) reject(reason);
		this.#waiting.clear();
	}
}
