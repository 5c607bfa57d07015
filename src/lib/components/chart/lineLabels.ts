/**
 * Where the names of a plot's lines stand: inside the plot, each by its own line and on none. While a
 * line has room behind its end its name stands there, and moves along with it. After that the name
 * stands over or under the line, as far right as it can and nearer to its own line than to any other;
 * where no such place is free, a little further off with a leader; where that is not free either, it is
 * left out. A name that stands by its line stays there from picture to picture, as long as the place is
 * free and the line is near.
 *
 * A plot without room for all of them has a margin at its right. Names then stand in one column behind the
 * furthest ends, in the order of these, and every line has one.
 */
import { leaderTo, lengthOf, roam, type Anchor } from './labelPlace.ts';
import { namesInColumns, placeInMargin } from './labelColumn.ts';
import type { LineLabel, LineLabelWish } from './lineLabel.ts';
import { centreOf, guide, type Box, type Line, type Occupancy } from './occupancy.ts';
import { spread } from './spread.ts';

/** Px between a line and its name; no less than the ink's clearance and a cell of its grid. */
const gap = 7;
/** Px between a line's end and its name. */
const endGap = 8;
/** How near to its line a name stays, and how near no other line may be, in px. */
const [staysWithin, othersBeyond] = [gap + 6, gap + 1];
/** How far up and down a line may go over its name, and how far off a name with a leader is, in heights. */
const [flat, steep, farthest] = [0.8, 3, 5];

/** From where on a line a leader may go, as shares of its width. */
const leaderFrom = [0.85, 0.7, 0.55, 0.4, 0.25, 0.1];

/** Lowest and highest point of a line between two places, both in px; null where it is not there. */
function extentOf(points: readonly Anchor[], from: number, to: number) {
	let [top, bottom] = [Infinity, -Infinity];
	for (let i = 1; i < points.length; i++) {
		const [a, b] = [points[i - 1], points[i]];
		if (b.x < from || a.x > to) continue;
		const at = (x: number) =>
			b.x === a.x
				? b.y
				: a.y + ((b.y - a.y) * (Math.min(b.x, Math.max(a.x, x)) - a.x)) / (b.x - a.x);
		const [first, last] = [at(from), at(to)];
		const middle = [a, b].filter(({ x }) => x >= from && x <= to).map(({ y }) => y);
		top = Math.min(top, first, last, ...middle);
		bottom = Math.max(bottom, first, last, ...middle);
	}
	return top <= bottom ? { top, bottom } : null;
}

/** Places over and under a line, from right to left; the flat parts first. */
function alongside({ points, width, height }: LineLabelWish, plot: Box): Box[] {
	const first = Math.max(plot.left, points[0].x);
	const last = Math.min(plot.left + plot.width, points[points.length - 1].x);
	const [onFlat, onSteep]: Box[][] = [[], []];
	for (let left = last - width - 2; left >= first; left -= height / 2) {
		const extent = extentOf(points, left, left + width);
		if (extent === null) continue;
		const rise = (extent.bottom - extent.top) / height;
		if (rise > steep) continue;
		const over = { left, top: extent.top - gap - height, width, height };
		const under = { left, top: extent.bottom + gap, width, height };
		(rise <= flat ? onFlat : onSteep).push(over, under);
	}
	return [...onFlat, ...onSteep];
}

function isInside(box: Box, plot: Box): boolean {
	return (
		box.left >= plot.left &&
		box.top >= plot.top &&
		box.left + box.width <= plot.left + plot.width &&
		box.top + box.height <= plot.top + plot.height
	);
}

/** How far a name would move: sideways it is noticed more than along with its line. */
function distance(a: Box, b: Box): number {
	const [one, other] = [centreOf(a), centreOf(b)];
	return 3 * Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

/** A place that a leader goes to. */
interface Off {
	box: Box;
	leader: Line;
}

class Placing<Wish extends LineLabelWish> {
	readonly #ink: Occupancy;
	readonly #plot: Box;
	/** Whether names may stand over faint dots. */
	overFaint = false;
	readonly labels = new Map<string, LineLabel<Wish>>();

	constructor(ink: Occupancy, plot: Box) {
		this.#ink = ink;
		this.#plot = plot;
	}

	/** A name that stands by its line stays. */
	keepBeside(wish: Wish, before: LineLabel | undefined) {
		if (before === undefined || before.isAtEnd || before.leader !== null) return;
		const box = { ...before.box, width: wish.width, height: wish.height };
		if (this.#isFree(box) && this.#isBeside(box, wish)) this.#put(wish, box, false, null);
	}

	/** Names behind the ends of their lines, moved apart so that none covers another. */
	putAtEnds(wishes: readonly Wish[], before: ReadonlyMap<string, LineLabel>) {
		const { left, top, width, height } = this.#plot;
		const right = left + width;
		const ends = wishes.flatMap((wish) => {
			const { x, y } = wish.points[wish.points.length - 1];
			const fits = wish.grows && x >= left && x + endGap + wish.width <= right;
			return fits ? [{ wish, x, y: Math.max(top, Math.min(top + height, y)) }] : [];
		});
		if (ends.length === 0) return;
		const tall = 1 + Math.max(...ends.map(({ wish }) => wish.height));
		// Where each stood counts a little, so that two lines that meet do not swap names at every picture.
		const pulled = ends.map(({ wish, y }) => {
			const last = before.get(wish.key);
			return last?.isAtEnd ? y + 0.15 * (centreOf(last.box).y - y) : y;
		});
		const centres = spread(pulled, tall, top + tall / 2, top + height - tall / 2);
		/** Names in the order of their lines' ends, where these are more than a name's height apart. */
		const stand: { end: number; centre: number }[] = [];
		const isInOrder = (end: number, centre: number) =>
			stand.every(
				(other) => Math.abs(other.end - end) <= tall || other.end < end === other.centre < centre
			);
		for (const [i, { wish, x, y }] of ends.entries()) {
			const boxAt = (centre: number) => ({
				left: x + endGap,
				top: centre - wish.height / 2,
				width: wish.width,
				height: wish.height
			});
			const last = before.get(wish.key);
			const stood = last?.isAtEnd ? centreOf(last.box).y : centres[i];
			const places = [0, 1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8, 10, -10, 12, -12]
				.map((quarters) => boxAt(centres[i] + (quarters * wish.height) / 4))
				.filter((box) => this.#isFree(box) && isInOrder(y, centreOf(box).y));
			const near = places.filter((box) => Math.abs(centreOf(box).y - stood) <= wish.height);
			const box = near[0] ?? places[0];
			if (box === undefined) continue;
			stand.push({ end: y, centre: centreOf(box).y });
			const leader = leaderTo({ x, y }, box);
			this.#put(wish, box, true, lengthOf(leader) > 1.2 * wish.height ? leader : null);
		}
	}

	putBeside(wish: Wish, before: LineLabel | undefined): boolean {
		const places = alongside(wish, this.#plot).filter(
			(box) => this.#isFree(box) && this.#isOwn(box, wish, othersBeyond)
		);
		const last = before?.isAtEnd === false ? before.box : null;
		if (last) places.sort((a, b) => distance(a, last) - distance(b, last));
		if (places.length === 0) return false;
		this.#put(wish, places[0], false, null);
		return true;
	}

	/** With a leader: where it stood, else as near to its line as it can. */
	putOff(wish: Wish, before: LineLabel | undefined) {
		const isGood = ({ box, leader }: Off) => this.#isFree(box) && this.#isOpen(leader, wish);
		const kept = before?.leader ? this.#stillOff(wish, before.box, before.leader) : null;
		const found = kept && isGood(kept) ? kept : this.#placesOff(wish).find(isGood);
		if (found) this.#put(wish, found.box, false, found.leader);
	}

	/** All that end furthest in columns. */
	putInColumns(wishes: readonly Wish[], before: ReadonlyMap<string, LineLabel>, margin: Box) {
		const around = { plot: this.#plot, margin, textsIn: (box: Box) => this.#ink.textsIn(box) };
		for (const { wish, box, leader } of namesInColumns(wishes, around, before)) {
			this.#put(wish, box, true, leader);
		}
	}

	putInMargin(wish: Wish, margin: Box) {
		const taken = [...this.labels.values()].map(({ box }) => box);
		const found = placeInMargin(wish, { plot: this.#plot, margin }, taken);
		if (found) this.#put(wish, found.box, false, found.leader);
	}

	#stillOff(wish: Wish, { left, top }: Box, { x0 }: Line): Off | null {
		const anchor = this.#anchorAt(wish, x0);
		const box = { left, top, width: wish.width, height: wish.height };
		return anchor && { box, leader: leaderTo(anchor, box) };
	}

	#placesOff(wish: Wish): Off[] {
		const [first, end] = [wish.points[0].x, wish.points[wish.points.length - 1].x];
		const places = leaderFrom.flatMap((share) => {
			const anchor = this.#anchorAt(wish, first + share * (end - first));
			if (anchor === null) return [];
			const area = { anchor, width: wish.width, height: wish.height };
			return roam(this.#plot, area, farthest * wish.height).map((box) => {
				const leader = leaderTo(anchor, box);
				return { box, leader, length: lengthOf(leader) };
			});
		});
		return places.sort((a, b) => a.length - b.length);
	}

	/** The line's point at a place, where the plot has it. */
	#anchorAt({ points }: LineLabelWish, x: number): Anchor | null {
		const extent = extentOf(points, x, x);
		const { top, height } = this.#plot;
		const isIn = extent !== null && extent.top >= top && extent.top <= top + height;
		return isIn ? { x, y: extent.top } : null;
	}

	/** Whether a leader is short, and meets no text and no other line. */
	#isOpen(leader: Line, { owner, height }: Wish): boolean {
		return (
			lengthOf(leader) <= farthest * height &&
			this.#ink.isOpen(leader) &&
			!this.#ink.meetsOther(leader, owner)
		);
	}

	#isFree(box: Box): boolean {
		return isInside(box, this.#plot) && this.#ink.isFree(box, this.overFaint);
	}

	#isBeside(box: Box, wish: Wish): boolean {
		return this.#ink.isNear(box, staysWithin, wish.owner) && this.#isOwn(box, wish, gap);
	}

	/** Whether no other line is as near; a guide is not taken for one of them. */
	#isOwn(box: Box, { owner }: Wish, margin: number): boolean {
		return owner === guide || !this.#ink.isNearOther(box, margin, owner);
	}

	#put(wish: Wish, box: Box, isAtEnd: boolean, leader: Line | null) {
		if (leader) this.#ink.addLine(leader);
		this.#ink.addText(box);
		this.labels.set(wish.key, { wish, box, isAtEnd, leader });
	}
}

/** Whether a line that has points has no name. */
export const lacksName = (wishes: readonly LineLabelWish[], labels: readonly LineLabel[]) =>
	wishes.filter(({ points }) => points.length > 0).length > labels.length;

/**
 * Each name that has a place, which is ink from then on; those that come first choose first. With a `margin`
 * right of the plot, as high as the chart, every line that has points has a name.
 */
export function placeLineLabels<Wish extends LineLabelWish>(
	ink: Occupancy,
	wishes: readonly Wish[],
	plot: Box,
	before: readonly LineLabel[],
	margin: Box | null = null
): LineLabel<Wish>[] {
	const placing = new Placing<Wish>(ink, plot);
	const earlier = new Map(before.map((label) => [label.wish.key, label]));
	const present = wishes.filter(({ points }) => points.length > 0);
	const open = () => present.filter(({ key }) => !placing.labels.has(key));
	if (margin) placing.putInColumns(present, earlier, margin);
	for (const wish of open()) placing.keepBeside(wish, earlier.get(wish.key));
	if (!margin) placing.putAtEnds(open(), earlier);
	for (const overFaint of [false, true]) {
		placing.overFaint = overFaint;
		for (const wish of open()) {
			const last = earlier.get(wish.key);
			if (overFaint) placing.keepBeside(wish, last);
			if (placing.labels.has(wish.key)) continue;
			if (!placing.putBeside(wish, last)) placing.putOff(wish, last);
		}
	}
	if (margin) for (const wish of open()) placing.putInMargin(wish, margin);
	return present.flatMap(({ key }) => placing.labels.get(key) ?? []);
}
