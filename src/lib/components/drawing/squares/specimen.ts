/**
 * Beside the squares of the largest network stand those of the smallest, to scale, where it has less
 * than a fifth as many. The smallest one's index, or null where `index` is not the largest network.
 */
export function specimenBeside(counts: readonly number[], index: number): number | null {
	const smallest = counts.indexOf(Math.min(...counts));
	const isLargest = counts.indexOf(Math.max(...counts)) === index;
	return isLargest && 5 * counts[smallest] < counts[index] ? smallest : null;
}
