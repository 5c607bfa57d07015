import { CallQueue } from '../../step/callQueue.ts';
import { carryOut, type Arguments, type CallName, type Result, type Share } from '../share.ts';
import type { Thread } from './thread.ts';

/** A share that the thread which asks trains itself. */
export class OwnThread implements Thread {
	readonly #share: Share;
	#closed: Error | null = null;
	/** The processor is always there, and nothing else uses the share's memory. */
	readonly #queue = new CallQueue({
		resume: () => {
			if (this.#closed) throw this.#closed;
		},
		isLost: () => false
	});

	constructor(share: Share) {
		this.#share = share;
	}

	call<K extends CallName>(name: K, ...args: Arguments<K>): Promise<Result<K>> {
		return this.#queue.add(() => carryOut(this.#share, name, args));
	}

	close(reason: Error): void {
		this.#closed ??= reason;
	}
}
