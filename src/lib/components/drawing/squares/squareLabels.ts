/** A layer's formula under its squares: the middle of its foot. */
export interface SquareLabel {
	text: string;
	x: number;
	y: number;
	/** Of the letters, in pixels. */
	size: number;
	width: number;
}

/** Of a line of labels, in pixels. */
export const rowHeight = 20;

const baseline = 15;
const between = 8;
const sizes = [13, 12] as const;

/** In the site's font, figures and signs alike; spaces are narrower. */
export function labelWidth(text: string, size: number): number {
	const spaces = text.split(' ').length - 1;
	return size * (0.6 * (text.length - spaces) + 0.26 * spaces);
}

interface LabelledLine {
	/** Where each block begins. */
	lefts: number[];
	width: number;
	/** `y` counts from the foot of the squares. */
	labels: SquareLabel[];
	/** Lines that the labels take. */
	rows: number;
}

/**
 * Blocks beside one another and their labels, each under the middle of its own where there is room.
 * Else labels make way for one another, then become smaller, and at last stand on several lines.
 */
export function placeLabels(
	texts: readonly string[],
	blocks: readonly { width: number }[],
	room: number,
	apart: number
): LabelledLine {
	const widest = blocks.map(({ width }, at) => Math.max(width, labelWidth(texts[at], sizes[0])));
	if (lengthOf(widest, apart) <= room) {
		const columns = startsOf(widest, apart);
		const middles = columns.map((left, at) => left + widest[at] / 2);
		const lefts = blocks.map(({ width }, at) => Math.floor(middles[at] - width / 2));
		const labels = texts.map((text, at) => labelAt(text, middles[at], 0, sizes[0]));
		return { lefts, labels, width: Math.ceil(lengthOf(widest, apart)), rows: 1 };
	}
	const lefts = startsOf(
		blocks.map(({ width }) => width),
		apart
	);
	const middles = blocks.map(({ width }, at) => lefts[at] + width / 2);
	const length = lefts[lefts.length - 1] + blocks[blocks.length - 1].width;
	for (let rows = 1; ; rows++) {
		for (const size of sizes) {
			const labels = inRows(texts, middles, length, room, rows, size);
			if (!labels) continue;
			const right = Math.max(length, ...labels.map(({ x, width }) => x + width / 2));
			return { lefts, labels, width: Math.ceil(right), rows };
		}
	}
}

const labelAt = (text: string, x: number, row: number, size: number): SquareLabel => ({
	...{ text, x, size },
	y: baseline + row * rowHeight,
	width: labelWidth(text, size)
});

function lengthOf(widths: readonly number[], apart: number): number {
	return widths.reduce((sum, width) => sum + width, apart * (widths.length - 1));
}

function startsOf(widths: readonly number[], apart: number): number[] {
	return widths.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width + apart, 0));
}

/** Labels in turn on so many lines, as near as can be to the middles of their blocks. */
function inRows(
	texts: readonly string[],
	middles: readonly number[],
	length: number,
	room: number,
	rows: number,
	size: number
): SquareLabel[] | null {
	const labels = texts.map((text, at) => labelAt(text, middles[at], at % rows, size));
	for (let row = 0; row < rows; row++) {
		const line = labels.filter((_, at) => at % rows === row);
		const needed = lengthOf(
			line.map(({ width }) => width),
			between
		);
		if (needed > room && rows < texts.length) return null;
		let left = 0;
		for (const label of line) {
			label.x = Math.max(label.x, left + label.width / 2);
			left = label.x + label.width / 2 + between;
		}
		let right = Math.max(length, needed);
		for (const label of line.toReversed()) {
			label.x = Math.min(label.x, right - label.width / 2);
			right = label.x - label.width / 2 - between;
		}
	}
	return labels;
}
