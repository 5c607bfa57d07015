import type { Arguments, CallName, Result } from '../share.ts';

/** A share and the thread that trains it, this one or another. */
export interface Thread {
	/** Carries out a call of the share, after all calls before it. Rejects as the call does, and once
	 * the thread is closed. */
	call<K extends CallName>(name: K, ...args: Arguments<K>): Promise<Result<K>>;
	/** Lets the share go. Calls that wait, and later ones, reject with the reason. */
	close(reason: Error): void;
}
