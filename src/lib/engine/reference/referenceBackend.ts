import { openBackend, type BackendStatus } from '../device/backends.ts';
import type { Backend, Member } from '../trainer.ts';

/** tfjs has no gradient of a convolution in its WebAssembly, and on WebGL that a processor draws it is slow. */
export async function openReferenceBackend(
	members: readonly Member[],
	wanted: Backend | undefined
): Promise<BackendStatus> {
	const opened = await openBackend(wanted);
	const convolves = members.some(({ network }) =>
		network.layers.some(({ kind }) => kind === 'convolution1d')
	);
	const isGood = opened.backend === 'cpu' || (opened.backend === 'webgl' && !opened.software);
	if (wanted || isGood || !convolves) return opened;
	const reason = 'Plain JavaScript trains convolutions faster here than tfjs does otherwise.';
	return { ...(await openBackend('cpu')), reason };
}
