import type { ChartPoint } from '$lib/analysis/curve.ts';

/** At most four points a column of `columnWidth`: its first, lowest, highest and last, in order. */
export function decimate(points: readonly ChartPoint[], columnWidth: number): ChartPoint[] {
	const kept: ChartPoint[] = [];
	let start = 0;
	while (start < points.length) {
		const column = Math.floor(points[start].x / columnWidth);
		let end = start;
		let low = start;
		let high = start;
		while (end < points.length && Math.floor(points[end].x / columnWidth) === column) {
			if (points[end].y < points[low].y) low = end;
			if (points[end].y > points[high].y) high = end;
			end++;
		}
		const chosen = [start, Math.min(low, high), Math.max(low, high), end - 1];
		chosen.forEach((index, i) => {
			if (i === 0 || index > chosen[i - 1]) kept.push(points[index]);
		});
		start = end;
	}
	return kept;
}
