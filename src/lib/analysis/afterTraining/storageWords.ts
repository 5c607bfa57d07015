import type { StoredBytes } from '../../network/compression/bytes.ts';
import { formatCount } from '../../format.ts';

/** "4,484 bytes, 536 of them say which weights are left". */
export function bytesInWords({ total, positions }: Pick<StoredBytes, 'total' | 'positions'>) {
	const bytes = `${formatCount(total)} bytes`;
	return positions === 0
		? bytes
		: `${bytes}, ${formatCount(positions)} of them say which weights are left`;
}

export interface Shrunk {
	/** Whether single weights are pruned, whole units, or numbers rounded, in any network. */
	weights: boolean;
	units: boolean;
	rounded: boolean;
}

/** What holds of every such network, in sentences that are said once. */
export function storageSentences({ weights, units, rounded }: Shrunk): string[] {
	return [
		...(weights
			? ['Pruned weights make it smaller to store, not faster: zeros are still multiplied.']
			: []),
		...(units ? ['Whole units make smaller matrices.'] : []),
		...(rounded
			? ['Rounded weights are smaller to store. Here they are multiplied as before.']
			: [])
	];
}
