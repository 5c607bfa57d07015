/**
 * Waiting for the device without blocking the thread. Fences pass in the order they were made, so only
 * the oldest is asked. It is not asked often: each look wakes the page and the browser's GPU process,
 * and where the processor draws WebGL, that takes as long as a few draws. For the same reason all that
 * is handed over in one task shares a fence.
 */
import { DeviceLostError, noteContextLost, webglContext, whileDeviceLives } from './backends.ts';
import { nextTask } from './nextTask.ts';

/** A mark in the stream of commands to the device. */
export interface Fence {
	/** Whether the mark is made: what is handed over from now on comes after it. */
	isMade: boolean;
	/** Makes the mark now, if it is not made. */
	make(): void;
	/** Resolves when the device has done everything before it. */
	reached: Promise<void>;
}

/** A fence that is made and has not passed. */
interface PendingFence {
	sync: WebGLSync;
	resolve(): void;
	reject(error: Error): void;
}

/** The time from one look to the next: what timers that follow one another take at least. */
const lookMs = 4;

const queues = new WeakMap<WebGL2RenderingContext, PendingFence[]>();

function look(gl: WebGL2RenderingContext, queue: PendingFence[]): void {
	const lost = gl.isContextLost();
	if (lost) noteContextLost(gl);
	while (queue.length > 0) {
		const { sync, resolve, reject } = queue[0];
		if (lost) reject(new DeviceLostError());
		else if (gl.clientWaitSync(sync, 0, 0) === gl.TIMEOUT_EXPIRED) break;
		else resolve();
		gl.deleteSync(sync);
		queue.shift();
	}
	if (queue.length > 0) setTimeout(look, lookMs, gl, queue);
}

function make(gl: WebGL2RenderingContext): Promise<void> {
	const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
	if (!sync) return Promise.reject(new DeviceLostError());
	gl.flush();
	let queue = queues.get(gl);
	if (!queue) queues.set(gl, (queue = []));
	const pending = queue;
	return new Promise((resolve, reject) => {
		pending.push({ sync, resolve, reject });
		if (pending.length === 1) setTimeout(look, lookMs, gl, pending);
	});
}

/** Each context's next fence. */
const next = new WeakMap<WebGL2RenderingContext, Fence>();

/** The fence that will be made at the end of this task, or sooner where something asks for that. */
export function nextFence(gl: WebGL2RenderingContext): Fence {
	const known = next.get(gl);
	if (known && !known.isMade) return known;
	let resolve: (reached: Promise<void>) => void;
	const reached = new Promise<void>((resolved) => (resolve = resolved));
	reached.catch(() => {}); // Whoever waits is told.
	const fence: Fence = {
		isMade: false,
		reached: whileDeviceLives(reached),
		make() {
			if (fence.isMade) return;
			fence.isMade = true;
			resolve(make(gl));
		}
	};
	next.set(gl, fence);
	void nextTask().then(fence.make);
	return fence;
}

/** Resolves when the device has done everything it was given so far. */
export function deviceReaches(gl: WebGL2RenderingContext): Promise<void> {
	const fence = nextFence(gl);
	fence.make();
	return fence.reached;
}

/** Resolves when the device has done everything that tfjs gave it; at once on other backends than WebGL. */
export async function deviceDone(): Promise<void> {
	const gl = webglContext();
	if (gl) await deviceReaches(gl);
}
