/**
 * Waiting for the device without blocking the thread. Fences pass in the order they were made, so
 * only the oldest is asked, and not often: each look wakes the page and the browser's GPU process, and
 * where the processor draws WebGL that takes as long as a few draws.
 */
import { DeviceLostError, noteContextLost, webglContext, whileDeviceLives } from './backends.ts';

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

/** Resolves when the device has done everything it was given so far. */
export function deviceReaches(gl: WebGL2RenderingContext): Promise<void> {
	const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
	if (!sync) return Promise.reject(new DeviceLostError());
	gl.flush();
	let queue = queues.get(gl);
	if (!queue) queues.set(gl, (queue = []));
	const waiting = queue;
	const reached = new Promise<void>((resolve, reject) => {
		waiting.push({ sync, resolve, reject });
		if (waiting.length === 1) setTimeout(look, lookMs, gl, waiting);
	});
	return whileDeviceLives(reached);
}

/** As `deviceReaches` for tfjs's context; at once on other backends. */
export async function deviceDone(): Promise<void> {
	const gl = webglContext();
	if (gl) await deviceReaches(gl);
}
