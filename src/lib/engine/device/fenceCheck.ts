/**
 * Whether fences pass. There are browsers in which WebGL draws, but never says when it is done
 * (https://github.com/tensorflow/tfjs/pull/7436): training there would wait for ever.
 */

const lookMs = 20;
/** Looks for about a second in all, or for longer where the page is too busy to look. */
const mostLooks = 50;

const answers = new WeakMap<WebGL2RenderingContext, Promise<boolean>>();

/** Whether fences pass in this context, which is tried once. */
export function fencesPass(gl: WebGL2RenderingContext): Promise<boolean> {
	let answer = answers.get(gl);
	if (!answer) answers.set(gl, (answer = watchFence(gl)));
	return answer;
}

async function watchFence(gl: WebGL2RenderingContext): Promise<boolean> {
	const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
	if (!sync) return false;
	gl.flush();
	let status: GLenum = gl.TIMEOUT_EXPIRED;
	for (let look = 0; look < mostLooks && status === gl.TIMEOUT_EXPIRED; look++) {
		await new Promise((resolve) => setTimeout(resolve, look === 0 ? 0 : lookMs));
		status = gl.clientWaitSync(sync, 0, 0);
	}
	gl.deleteSync(sync);
	return status === gl.ALREADY_SIGNALED || status === gl.CONDITION_SATISFIED;
}
