/**
 * Networks that come with the page, trained already: those that lessons and questions start from, so
 * that no reader waits for them. `npm run pretrain` writes them.
 */
import { digest } from '$lib/claims/class/digest.ts';
import { isTrainedPart, type TrainedPart } from '../trainedPart.ts';
import { unpackPart } from './packedPart.ts';

/** Bytes in base64, within scripts of their own: a page opened from a disk may fetch nothing. */
const files = import.meta.glob<string>('./networks/*.bin', {
	query: '?url&inline',
	import: 'default'
});

/** The file of the part of this name, beside this module. */
export const fileOf = (name: string) => `./networks/${digest(name)}.bin`;

function bytesOf(url: string): Uint8Array {
	const binary = atob(url.slice(url.indexOf(',') + 1));
	return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** The part of this name without its parameters on the way; null where none came with the page. */
export async function shippedPart(name: string, parameters: number): Promise<TrainedPart | null> {
	try {
		const url = await files[fileOf(name)]?.();
		const part = url === undefined ? null : unpackPart(name, bytesOf(url));
		return isTrainedPart(part, parameters) ? part : null;
	} catch {
		return null;
	}
}
