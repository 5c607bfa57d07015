/** Points that the reader draws, before they are a table. None of these functions changes its points. */
import { distanceBetween, settled, type Place } from './plane.ts';

/** On the plane a point has a class; on the line its height is what is to be learned. */
export const grounds = ['plane', 'line'] as const;
export type Ground = (typeof grounds)[number];

export interface DrawnPoint extends Place {
	/** From 0 to 5, by the order of `markNames`; 0 on the line. */
	mark: number;
}

export interface Drawing {
	ground: Ground;
	points: readonly DrawnPoint[];
}

/** What a class looks like, in the order of the first looks of classes. */
export const markNames = ['circle', 'square', 'triangle', 'diamond', 'plus', 'star'] as const;
export const markPlurals = [
	'circles',
	'squares',
	'triangles',
	'diamonds',
	'pluses',
	'stars'
] as const;

/** As many can still be drawn by hand and shown as points. */
export const mostDrawn = 2000;

/** How far the points of one stroke lie apart, and how far the eraser reaches. */
export const spacing = 0.1;
export const reach = 0.12;

/** Itself where the same point is there already, or no more may be. */
export function withPoint(
	points: readonly DrawnPoint[],
	place: Place,
	mark: number
): readonly DrawnPoint[] {
	const point = { ...settled(place), mark };
	const isThere = points.some(
		({ x, y, mark }) => x === point.x && y === point.y && mark === point.mark
	);
	return isThere || points.length >= mostDrawn ? points : [...points, point];
}

/** Where a stroke that goes on from `from` to `to` leaves points. */
export function placesAlong(from: Place, to: Place): Place[] {
	const length = distanceBetween(from, to);
	const count = Math.floor(length / spacing + 1e-9);
	return Array.from({ length: count }, (_, at) => {
		const share = ((at + 1) * spacing) / length;
		return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
	});
}

/** Without the points near the way from `from` to `to`; itself where there are none. */
export function erased(
	points: readonly DrawnPoint[],
	from: Place,
	to: Place
): readonly DrawnPoint[] {
	const kept = points.filter((point) => distanceFromWay(point, from, to) > reach);
	return kept.length === points.length ? points : kept;
}

function distanceFromWay(point: Place, from: Place, to: Place): number {
	const [across, up] = [to.x - from.x, to.y - from.y];
	const length = across * across + up * up;
	const along = (point.x - from.x) * across + (point.y - from.y) * up;
	const share = length > 0 ? Math.max(0, Math.min(1, along / length)) : 0;
	return distanceBetween(point, { x: from.x + share * across, y: from.y + share * up });
}

/** Null where there is no point. */
export function nearestPoint(points: readonly DrawnPoint[], place: Place): DrawnPoint | null {
	let nearest: DrawnPoint | null = null;
	for (const point of points) {
		if (!nearest || distanceBetween(point, place) < distanceBetween(nearest, place)) {
			nearest = point;
		}
	}
	return nearest;
}
