import { inputsOf, outputsOf } from '../../../network/spec.ts';
import { batchOf } from '../../step/batches.ts';
import type { Member } from '../../trainer.ts';

/** What a layout must know of the device. */
export interface DeviceLimits {
	/** Rows of a block: as many as there are render targets, 8 at most. */
	rowsPerBlock: number;
	/** Longest side of a texture, in texels. */
	largestTexture: number;
}

/** Most steps whose numbers are held on the device at once. */
export const mostSlots = 256;
const mostStaged = 64;
const largestStagedBytes = 2 ** 26;

/** How many steps' batches are held on the device at once: memory and a texture's height bound it. */
export function slotsFor(
	members: readonly Member[],
	{ rowsPerBlock, largestTexture }: DeviceLimits
): number {
	let bytes = 0;
	let slots = mostStaged;
	for (const member of members) {
		const { network } = member;
		const batch = batchOf(member);
		if (!batch.isMiniBatch) continue;
		const rows = rowsPerBlock * Math.ceil(batch.rows / rowsPerBlock);
		bytes += 16 * rows * (Math.ceil(inputsOf(network) / 4) + Math.ceil(outputsOf(network) / 4));
		const height = Math.min(largestTexture / 2, 4096);
		slots = Math.min(slots, Math.floor((height * rowsPerBlock) / rows));
	}
	return Math.max(1, Math.min(slots, Math.floor(largestStagedBytes / Math.max(1, bytes))));
}
