import type { Pixel, Scene } from '../chart/chartKind.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import { allPoints, xOf, type SweepPicture } from './chart/sweepPicture.ts';

/** The size nearest to a place in the chart, and of its networks the one nearest in loss: which seed, and of
 * which line. */
export function networkAt(
	{ chart: { scales }, picture }: Pick<Scene<SweepPicture, unknown, unknown>, 'chart' | 'picture'>,
	{ x, y }: Pixel
): { value: number; seed: number; line?: number } | null {
	const { points, controls = [] } = picture;
	const { value } =
		nearest(allPoints(picture), (candidate) =>
			distance(scales.x.getPixelForValue(xOf(candidate, picture)), x)
		) ?? {};
	if (value === undefined) return null;
	const ofLine = (all: readonly SweepPoint[]) => all.find((point) => point.value === value);
	const others = controls.map((control, at) => ({
		line: at + 1,
		point: ofLine(control.points)
	}));
	const networks = [{ line: 0, point: ofLine(points) }, ...others].flatMap(({ line, point }) =>
		(point?.validation.each ?? []).map((loss, seed) => ({ loss, seed, line }))
	);
	const found = nearest(networks, ({ loss }) => distance(scales.y.getPixelForValue(loss), y));
	return {
		value,
		seed: found?.seed ?? 0,
		...(controls.length > 0 && { line: found?.line ?? 0 })
	};
}

function distance(pixel: number, wanted: number): number {
	return Number.isFinite(pixel) ? Math.abs(pixel - wanted) : Infinity;
}

/** The first of those that are nearest; null of none. */
function nearest<Item>(items: readonly Item[], far: (item: Item) => number): Item | null {
	return items.reduce<Item | null>(
		(best, item) => (best === null || far(item) < far(best) ? item : best),
		null
	);
}
