/**
 * Waiting for the device without blocking the thread. Fences pass in the order they were made, so
 * only the oldest is asked, about once a millisecond: timers that follow one another wait at least
 * 4 ms, one that follows a message does not. Asking more often takes time from the page, and from
 * WebGL where the processor draws it.
 */
import { DeviceLostError, whileDeviceLives } from '../backends.ts';

interface Waiting {
	sync: WebGLSync;
	resolve(): void;
	reject(error: Error): void;
}

const queues = new WeakMap<WebGL2RenderingContext, Waiting[]>();

function poll(gl: WebGL2RenderingContext, queue: Waiting[]): void {
	const { port1, port2 } = new MessageChannel();
	const look = () => {
		const lost = gl.isContextLost();
		while (queue.length > 0) {
			const { sync, resolve, reject } = queue[0];
			if (lost) reject(new DeviceLostError());
			else if (gl.clientWaitSync(sync, 0, 0) === gl.TIMEOUT_EXPIRED) {
				port2.postMessage(null);
				return;
			} else resolve();
			gl.deleteSync(sync);
			queue.shift();
		}
		port1.close();
	};
	port1.onmessage = () => setTimeout(look, 1);
	port2.postMessage(null);
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
		if (waiting.length === 1) poll(gl, waiting);
	});
	return whileDeviceLives(reached);
}
