/**
 * The names of lines in a margin right of their plot, where that has no room for all of them: in one column
 * behind the furthest ends, in the order of these, so that no two leaders cross.
 */
import { leaderTo, roam, type Anchor } from './labelPlace.ts';
import type { LineLabel, LineLabelWish } from './lineLabel.ts';
import { centreOf, guide, overlap, type Box, type Line } from './occupancy.ts';
import { spread } from './spread.ts';

/** So many names have hardly ever room in a plot while its lines grow. */
export const crowd = 8;

/** Px between the ends of lines and the column of their names, for leaders. */
const columnGap = 18;
/** How near to the furthest end another one is as far, in px. */
const asFar = 1;
/** Least height of a row of the column, in heights of a name: letters have room above and below them. */
const tightest = 0.85;
/** How far off the end of its line a name needs a leader, in heights of a name. */
const besideEnd = 0.3;

/** How wide a margin holds the column of these names. */
export const marginFor = (widths: readonly number[]) => columnGap + Math.max(0, ...widths) + 2;

interface Around {
	plot: Box;
	/** As high as the chart. */
	margin: Box;
	/** What is written in a box already. */
	textsIn(box: Box): readonly Box[];
}

interface Named<Wish> {
	wish: Wish;
	box: Box;
	leader: Line | null;
}

/** The end of a line, or where the plot has none of it, the nearest place in that. */
function endOf({ points }: LineLabelWish, { left, top, width, height }: Box): Anchor {
	const { x, y } = points[points.length - 1];
	return {
		x: Math.max(left, Math.min(left + width, x)),
		y: Math.max(top, Math.min(top + height, y))
	};
}

/** The names of all lines that end furthest. Those of guides, which end with the plot, join them where both would
 * stand in the same place. */
export function namesInColumns<Wish extends LineLabelWish>(
	wishes: readonly Wish[],
	around: Around,
	before: ReadonlyMap<string, LineLabel>
): Named<Wish>[] {
	const { plot, margin } = around;
	const lines = wishes.filter(({ owner }) => owner !== guide);
	const guides = wishes.filter(({ owner }) => owner === guide);
	const widest = Math.max(0, ...lines.map(({ width }) => width));
	const furthest = Math.max(-Infinity, ...lines.map((wish) => endOf(wish, plot).x));
	if (furthest + widest >= margin.left) return columnOf(wishes, furthest, around, before);
	return [
		...columnOf(lines, furthest, around, before),
		...columnOf(guides, margin.left, around, before)
	];
}

/** Those that end here or further right. */
function columnOf<Wish extends LineLabelWish>(
	wishes: readonly Wish[],
	furthest: number,
	around: Around,
	before: ReadonlyMap<string, LineLabel>
): Named<Wish>[] {
	const rows = wishes
		.map((wish) => ({ wish, ...endOf(wish, around.plot) }))
		.filter(({ x }) => x >= furthest - asFar);
	if (rows.length === 0) return [];
	const tall = Math.max(...rows.map(({ wish }) => wish.height));
	const widest = Math.max(...rows.map(({ wish }) => wish.width));
	const { left: marginLeft, width: marginWidth } = around.margin;
	const left = Math.min(furthest + columnGap, marginLeft + marginWidth - widest);
	const { from, to } = extentOf(rows.length * tall, { left, width: widest }, around);
	const pitch = Math.max(tightest * tall, Math.min(tall, (to - from) / rows.length));
	// Where each stood counts a little, so that two lines that meet do not swap names at every picture.
	const wanted = rows.map(({ wish, y }) => {
		const last = before.get(wish.key);
		return last?.isAtEnd ? y + 0.15 * (centreOf(last.box).y - y) : y;
	});
	const centres = spread(wanted, pitch, from + pitch / 2, to - pitch / 2);
	return rows.map(({ wish, x, y }, i) => {
		const box = { left, top: centres[i] - pitch / 2, width: wish.width, height: pitch };
		const isBeside = Math.abs(centres[i] - y) < besideEnd * tall;
		const anchor = { x: Math.min(x, furthest), y };
		return { wish, box, leader: isBeside ? null : leaderTo(anchor, box) };
	});
}

/** How far up and down a column goes that is so tall: as high as the plot but for what is written there, then
 * up to the top of the chart, and below the plot last, where the axis has its numbers. */
function extentOf(
	tall: number,
	{ left, width }: Pick<Box, 'left' | 'width'>,
	{ plot, margin, textsIn }: Around
): { from: number; to: number } {
	const [highest, lowest] = [plot.top, plot.top + plot.height];
	const isUpper = (box: Box) => centreOf(box).y < (highest + lowest) / 2;
	const texts = textsIn({ left, top: highest, width, height: plot.height });
	const free = {
		from: Math.max(highest, ...texts.filter(isUpper).map(({ top, height }) => top + height)),
		to: Math.min(lowest, ...texts.filter((box) => !isUpper(box)).map(({ top }) => top))
	};
	if (tall <= free.to - free.from) return free;
	if (tall <= lowest - highest) return { from: highest, to: lowest };
	const isAbove = tightest * tall <= lowest - margin.top;
	return { from: margin.top, to: isAbove ? lowest : margin.top + margin.height };
}

/** Where no name is, with a leader from the line's end; below the plot last. Null where the margin is full. */
export function placeInMargin(
	wish: LineLabelWish,
	{ plot, margin }: Pick<Around, 'plot' | 'margin'>,
	taken: readonly Box[]
): { box: Box; leader: Line } | null {
	const { left, top, width, height } = margin;
	const anchor = endOf(wish, plot);
	const box = [plot.top + plot.height - top, height]
		.flatMap((tall) => {
			const column = { left: left + columnGap, top, width: width - columnGap, height: tall };
			return roam(column, { ...wish, anchor });
		})
		.find((one) => !taken.some((other) => overlap(one, other)));
	return box ? { box, leader: leaderTo(anchor, box) } : null;
}
