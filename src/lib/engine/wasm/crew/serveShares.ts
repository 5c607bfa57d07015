import { carryOut, Share } from '../share.ts';
import type { Port, Request } from './messages.ts';

/** The buffers of all arrays in an answer, which nobody else holds. */
function buffersIn(value: unknown): Transferable[] {
	if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(buffersIn);
}

/** Opens shares and carries out their calls, in the order in which they come through the port. */
export function serveShares(port: Port): void {
	const shares = new Map<number, Promise<Share>>();

	async function answer(request: Exclude<Request, { type: 'close' }>): Promise<unknown> {
		if (request.type === 'open') shares.set(request.share, Share.open(request.members));
		const share = (await shares.get(request.share))!;
		return request.type === 'call' ? carryOut(share, request.name, request.args) : undefined;
	}

	async function serve(request: Exclude<Request, { type: 'close' }>): Promise<void> {
		const { share, call } = request;
		try {
			const value = await answer(request);
			port.postMessage({ type: 'done', share, call, value }, buffersIn(value));
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			port.postMessage({ type: 'failed', share, call, message }, []);
		}
	}

	port.onmessage = ({ data: request }) => {
		if (request.type === 'close') shares.delete(request.share);
		else void serve(request);
	};
	port.onmessageerror = () => {
		throw new Error('A message came that cannot be read.');
	};
	port.postMessage({ type: 'ready' }, []);
}
