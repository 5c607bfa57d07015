/**
 * Where a label of a plot stands. It is never written over a line or another text, and it stands
 * still: from picture to picture it keeps its place as long as that is free and near enough to what
 * it names. Where no place of its own is free, it goes to the nearest free one in the whole plot,
 * with a leader; where there is none at all, it is left out.
 */
import type { Box, Line, Occupancy } from './occupancy.ts';

export interface Anchor {
	x: number;
	y: number;
}

export interface LabelWish {
	anchor: Anchor;
	width: number;
	height: number;
	/** Top left corners of the places of its own, the best first. */
	places: readonly Anchor[];
	/** How far from its anchor a label may stand to keep its place, in px each way. */
	reach: Anchor;
	/** Whether it may stand anywhere in the plot; a leader is drawn to it there. */
	mayRoam?: boolean;
}

/** The leader from the anchor to the nearest point of the box. */
export function leaderTo({ x, y }: Anchor, { left, top, width, height }: Box): Line {
	return {
		x0: x,
		y0: y,
		x1: Math.max(left, Math.min(left + width, x)),
		y1: Math.max(top, Math.min(top + height, y))
	};
}

export function lengthOf({ x0, y0, x1, y1 }: Line): number {
	return Math.hypot(x1 - x0, y1 - y0);
}

/** Places all over the plot that are no further off than `most` px, the nearest first. */
export function roam(
	area: Box,
	{ anchor, width, height }: Pick<LabelWish, 'anchor' | 'width' | 'height'>,
	most = Infinity
): Box[] {
	const step = height / 2;
	const boxes: { box: Box; distance: number }[] = [];
	const first = (start: number, at: number, size: number) =>
		start + step * Math.max(0, Math.ceil((at - most - size - start) / step));
	const bottom = Math.min(area.top + area.height, anchor.y + most + height);
	const right = Math.min(area.left + area.width, anchor.x + most + width);
	for (let top = first(area.top, anchor.y, height); top + height <= bottom; top += step) {
		for (let left = first(area.left, anchor.x, width); left + width <= right; left += step) {
			const box = { left, top, width, height };
			const distance = lengthOf(leaderTo(anchor, box));
			if (distance <= most) boxes.push({ box, distance });
		}
	}
	return boxes.sort((a, b) => a.distance - b.distance).map(({ box }) => box);
}

/** The label's box, which is ink from then on; null where there is no room. */
export function placeLabel(ink: Occupancy, wish: LabelWish, before: Box | null): Box | null {
	const { anchor, width, height, places, reach, mayRoam = false } = wish;
	const isGood = (box: Box) => ink.isFree(box) && (!mayRoam || ink.isOpen(leaderTo(anchor, box)));
	const isNear = (box: Box) => {
		const { x0, y0, x1, y1 } = leaderTo(anchor, box);
		return Math.abs(x1 - x0) <= reach.x && Math.abs(y1 - y0) <= reach.y;
	};
	const kept = before && { ...before, width, height };
	const box =
		kept && isNear(kept) && isGood(kept)
			? kept
			: (places.map(({ x, y }) => ({ left: x, top: y, width, height })).find(isGood) ??
				(mayRoam ? roam(ink.area, wish).find(isGood) : undefined) ??
				null);
	if (box === null) return null;
	if (mayRoam) ink.addLine(leaderTo(anchor, box));
	ink.addText(box);
	return box;
}
