/**
 * Waiting for the device without blocking the thread. Fences pass in the order they were made, so
 * only the oldest is asked, and not often: each look wakes the page and the browser's GPU process, and
 * where the processor draws WebGL that takes as long as a few draws. For the same reason what is short
 * shares a fence with all that is handed over in the same task.
 */
import { DeviceLostError, noteContextLost, webglContext, whileDeviceLives } from './backends.ts';
import { nextTask } from './nextTask.ts';

/** A mark in the stream of commands. */
export interface Fence {
	/** Whether it is made: what is handed over from now on comes after it. */
	isMade: boolean;
	/** Makes it now, if it is not made. */
	make(): void;
	/** Resolves when the device has done everything before it. */
	reached: Promise<void>;
}

interface Waiting {
	sync: WebGLSync;
	resolve(): void;
	reject(error: Error): void;
}

/** No less than timers take anyway when they follow one another. */
const lookMs = 4;

const queues = new WeakMap<WebGL2RenderingContext, Waiting[]>();

function look(gl: WebGL2RenderingContext, queue: Waiting[]): void {
	const lost = gl.isContextLost();
	if (lost) noteContextLost();
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
	const waiting = queue;
	return new Promise((resolve, reject) => {
		waiting.push({ sync, resolve, reject });
		if (waiting.length === 1) setTimeout(look, lookMs, gl, waiting);
	});
}

const coming = new WeakMap<WebGL2RenderingContext, Fence>();

/** The fence that will be made at the end of this task, or sooner where something else asks for one. */
export function nextFence(gl: WebGL2RenderingContext): Fence {
	const known = coming.get(gl);
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
	coming.set(gl, fence);
	void nextTask().then(fence.make);
	return fence;
}

/** Resolves when the device has done everything it was given so far. */
export function deviceReaches(gl: WebGL2RenderingContext): Promise<void> {
	const fence = nextFence(gl);
	fence.make();
	return fence.reached;
}

/** As `deviceReaches` for tfjs's context; at once on other backends. */
export async function deviceDone(): Promise<void> {
	const gl = webglContext();
	if (gl) await deviceReaches(gl);
}
