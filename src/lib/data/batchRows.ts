/** Points that a step learns from: new ones, as many as are wanted, or some of the training points. */
export function batchRows(batchSize: number | 'all', training: number, isFresh: boolean): number {
	if (batchSize === 'all') return training;
	return isFresh ? batchSize : Math.min(batchSize, training);
}
