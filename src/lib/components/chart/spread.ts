/**
 * Moves labels apart along one axis: returns centres in the order of `wanted`, at least `distance`
 * apart and within `from`–`to`, with the least sum of squared moves. What does not fit overlaps
 * evenly.
 */
export function spread(
	wanted: readonly number[],
	distance: number,
	from: number,
	to: number
): number[] {
	const count = wanted.length;
	if (count === 0) return [];
	const gap = count > 1 ? Math.min(distance, (to - from) / (count - 1)) : distance;
	const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);

	// Without the distances between them, the labels need only be in order: pool those that are not.
	const pools: { sum: number; size: number }[] = [];
	order.forEach((index, rank) => {
		pools.push({ sum: wanted[index] - rank * gap, size: 1 });
		while (pools.length > 1) {
			const [above, below] = pools.slice(-2);
			if (above.sum / above.size <= below.sum / below.size) break;
			pools.splice(-2, 2, { sum: above.sum + below.sum, size: above.size + below.size });
		}
	});

	const placed = new Array<number>(count);
	let rank = 0;
	for (const { sum, size } of pools) {
		const base = Math.max(from, Math.min(to - (count - 1) * gap, sum / size));
		for (let i = 0; i < size; i++, rank++) placed[order[rank]] = base + rank * gap;
	}
	return placed;
}
