/**
 * Waiting for the device without blocking: fences in the stream of commands, looked at about once a
 * millisecond. Timers that follow one another are held back to 4 ms; one that follows a message is
 * not. Looking more often takes time from the page, and from WebGL where the processor draws it.
 */
import { deviceIsLost, noteContextLost, webglContext, whileDeviceLives } from './backends.ts';

interface Fence {
	gl: WebGL2RenderingContext;
	sync: WebGLSync;
	reached: () => void;
}

let fences: Fence[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => setTimeout(look, 1);

function isPending({ gl, sync, reached }: Fence): boolean {
	if (gl.isContextLost()) return false;
	if (gl.clientWaitSync(sync, 0, 0) === gl.TIMEOUT_EXPIRED) return true;
	gl.deleteSync(sync);
	reached();
	return false;
}

function look(): void {
	if (deviceIsLost()) noteContextLost();
	fences = fences.filter(isPending);
	if (fences.length > 0) port2.postMessage(null);
}

/** Resolves when the device has finished what it was given so far; at once on other backends. */
export function deviceDone(): Promise<void> {
	const gl = webglContext();
	const sync = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
	if (!gl || (!sync && !gl.isContextLost())) return Promise.resolve();
	gl.flush();
	const done = new Promise<void>((reached) => {
		if (sync) fences.push({ gl, sync, reached });
		if (fences.length === 1) port2.postMessage(null);
	});
	return whileDeviceLives(done);
}
