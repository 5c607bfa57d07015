const TIMEOUT_EXPIRED = 1;
const CONDITION_SATISFIED = 2;
const ALREADY_SIGNALED = 3;
const WAIT_FAILED = 4;

/** A WebGL context whose fences pass at the look with this number; 0 for never. */
export function fakeFences(passesAtLook: number) {
	let looks = 0;
	const calls = { fenceSync: 0, deleteSync: 0 };
	const gl = {
		TIMEOUT_EXPIRED,
		CONDITION_SATISFIED,
		ALREADY_SIGNALED,
		WAIT_FAILED,
		flush() {},
		fenceSync: () => (calls.fenceSync++, {}),
		clientWaitSync: () => (++looks === passesAtLook ? ALREADY_SIGNALED : TIMEOUT_EXPIRED),
		deleteSync: () => void calls.deleteSync++
	};
	return { gl: gl as unknown as WebGL2RenderingContext, calls };
}
