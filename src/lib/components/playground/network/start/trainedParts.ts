import { isLowRank, type Adjusted } from '$lib/experiment/pretrained/start.ts';

/** What of a network can be trained further, as the reader chooses it. */
export type TrainedPart = 'all' | 'last' | 'biases' | 'update';

export const parts: readonly { value: TrainedPart; label: string }[] = [
	{ value: 'all', label: 'all weights' },
	{ value: 'last', label: 'the last layers' },
	{ value: 'biases', label: 'the biases' },
	{ value: 'update', label: 'a LoRA update' }
];

export function partOf(train: Exclude<Adjusted, 'nothing'>): TrainedPart {
	if (train === 'all' || train === 'biases') return train;
	return isLowRank(train) ? 'update' : 'last';
}

const usualRank = 2;

/** What such a part opens with. */
export function trainingOf(part: TrainedPart): Adjusted {
	if (part === 'update') return { rank: usualRank };
	return part === 'last' ? { last: 1, fresh: true } : part;
}
