import { DeviceLostError } from '../device/deviceLost.ts';
import { DisposedError } from './disposed.ts';

/** The device that a trainer's calls are carried out on. */
export interface CalledDevice {
	/** Takes the device up again, because others may have used it meanwhile. Throws where it is lost. */
	resume(): void;
	isLost(): boolean;
}

/** Fails only when the next call fails as well, and that one says so. */
function ignore(): void {}

/**
 * A trainer's calls, carried out in the order they came. A call hands its work to the device and
 * leaves. The next one need not wait for what an earlier one reads, since the device keeps the order.
 */
export class CallQueue {
	readonly #device: CalledDevice;
	#last: Promise<unknown> = Promise.resolve();
	#isClosed = false;

	constructor(device: CalledDevice) {
		this.#device = device;
	}

	get isClosed(): boolean {
		return this.#isClosed;
	}

	/**
	 * Settles as the job does, after all jobs before it. Rejects with `DeviceLostError` where the job
	 * failed on a lost device, and without doing the job where the queue is closed.
	 */
	add<T>(job: () => T | Promise<T>): Promise<T> {
		const result = this.#last.then(async () => {
			this.resume();
			try {
				return await job();
			} catch (error) {
				throw this.#device.isLost() ? new DeviceLostError() : error;
			}
		});
		this.#last = result.catch(ignore);
		return result;
	}

	/** Adds a job whose end nobody waits for. */
	tell(job: () => void): void {
		this.add(job).catch(ignore);
	}

	/** Lets a job go on after it has waited for something. Throws where it may not. */
	resume(): void {
		if (this.#isClosed) throw new DisposedError();
		this.#device.resume();
	}

	close(): void {
		this.#isClosed = true;
	}
}
