import { openBackend, type BackendStatus } from '../device/backends.ts';
import type { Backend, Member } from '../trainer.ts';

/** tfjs has no gradient of a convolution in its WebAssembly, and on WebGL that a processor draws it is
 * slow, as many layers are. */
export async function openReferenceBackend(
	members: readonly Member[],
	wanted: Backend | undefined
): Promise<BackendStatus> {
	const opened = await openBackend(wanted);
	const isOfKinds = members.some(({ network }) =>
		network.layers.some(({ kind }) => kind !== 'dense')
	);
	const isGood = opened.backend === 'cpu' || (opened.backend === 'webgl' && !opened.software);
	if (wanted || isGood || !isOfKinds) return opened;
	const reason = 'Plain JavaScript trains such layers faster here than tfjs does otherwise.';
	return { ...(await openBackend('cpu')), reason };
}
