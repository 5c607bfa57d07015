export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

export interface Line {
	x0: number;
	y0: number;
	x1: number;
	y1: number;
}

interface Point {
	x: number;
	y: number;
}

const cell = 3; // px

/** Px that stay free between a text and the middle of a line; a cell at least, so that no line slips
 * between two cells that it touches. */
const clearance = 3;

/** Px that stay free beside a text; over and under it its own height leaves enough. */
const textGap = 4;

/** Lines that are told apart; later ones count as the last. */
const mostOwners = 29;

/** Owns what may be crossed by leaders, and near which the names of lines may stand. */
export const guide = 31;

/** Marks ink over which a text may stand where there is no other place: faint dots. */
const faintBit = 1 << 30;

/** Where a plot has ink already, on a coarse grid, so that text is put elsewhere. */
export class Occupancy {
	readonly area: Box;
	readonly #texts: Box[] = [];
	readonly #curves: { points: readonly Point[]; owner: number }[] = [];
	readonly #columns: number;
	readonly #rows: number;
	/** A bit for each owner of a line, and the lowest for all other ink. */
	readonly #cells: Uint32Array;

	constructor(area: Box) {
		this.area = area;
		this.#columns = Math.max(1, Math.ceil(area.width / cell));
		this.#rows = Math.max(1, Math.ceil(area.height / cell));
		this.#cells = new Uint32Array(this.#columns * this.#rows);
	}

	/** `owner` counts from 1; guides have none. */
	addLine(line: Line, owner = 0) {
		const bit = bitOf(owner);
		this.#someCellOf(line, (index) => {
			this.#cells[index] |= bit;
			return false;
		});
	}

	/** From point to point. */
	addCurve(points: readonly Point[], owner = 0) {
		if (owner !== 0) this.#curves.push({ points, owner });
		for (let i = 1; i < points.length; i++) {
			const [from, to] = [points[i - 1], points[i]];
			this.addLine({ x0: from.x, y0: from.y, x1: to.x, y1: to.y }, owner);
		}
	}

	/** No leader crosses it. */
	addText(box: Box) {
		this.#texts.push(box);
	}

	/** The texts that reach into a box. */
	textsIn(box: Box): Box[] {
		return this.#texts.filter((text) => overlap(text, box));
	}

	addDot(box: Box, isFaint = false) {
		const bit = isFaint ? faintBit : 1;
		this.#someCell(box, 0, (index) => {
			this.#cells[index] |= bit;
			return false;
		});
	}

	/** Whether a text may stand here: inside the plot, and clear of all ink, or of all but faint dots. */
	isFree(box: Box, overFaint = false): boolean {
		const mask = overFaint ? ~faintBit : ~0;
		const { left, top, width, height } = this.area;
		const isInside =
			box.left >= left &&
			box.top >= top &&
			box.left + box.width <= left + width &&
			box.top + box.height <= top + height;
		return (
			isInside &&
			!this.#someCell(box, clearance, (index) => (this.#cells[index] & mask) !== 0) &&
			!this.#texts.some((text) => overlap(box, text))
		);
	}

	/** Whether the line of this owner comes within `margin` px of a box. */
	isNear(box: Box, margin: number, owner: number): boolean {
		const bit = bitOf(owner);
		return this.#someCell(box, margin, (index) => (this.#cells[index] & bit) !== 0);
	}

	/** Whether another owner's line comes within `margin` px of a box. */
	isNearOther(box: Box, margin: number, owner: number): boolean {
		const others = othersOf(owner);
		return this.#someCell(box, margin, (index) => (this.#cells[index] & others) !== 0);
	}

	/** Whether a line crosses another owner's curve or passes close behind its end, but for where it
	 * begins. */
	meetsOther(line: Line, owner: number): boolean {
		const others = this.#curves.filter((curve) => curve.owner !== owner && curve.owner !== guide);
		return others.some(({ points }) => {
			const end = points.at(-1);
			const isBehind = end !== undefined && cross(line, end, { x: end.x + behind, y: end.y });
			return isBehind || points.some((to, i) => i > 0 && cross(line, points[i - 1], to));
		});
	}

	/** Whether a line passes through no text; one that begins in a text's box comes from there. */
	isOpen(line: Line): boolean {
		return this.#texts.every(
			(text) => isWithin(line.x0, line.y0, text) || partWithin(line, text) === null
		);
	}

	#someCellOf(line: Line, test: (index: number) => boolean): boolean {
		const { left, top } = this.area;
		const part = partWithin(line, this.area);
		if (part === null) return false;
		const [width, height] = [line.x1 - line.x0, line.y1 - line.y0];
		const length = (part.to - part.from) * Math.max(Math.abs(width), Math.abs(height));
		const steps = Math.max(1, Math.ceil(length / cell));
		for (let i = 0; i <= steps; i++) {
			const share = part.from + ((part.to - part.from) * i) / steps;
			const column = Math.floor((line.x0 + share * width - left) / cell);
			const row = Math.floor((line.y0 + share * height - top) / cell);
			const [c, r] = [Math.min(this.#columns - 1, column), Math.min(this.#rows - 1, row)];
			if (test(Math.max(0, r) * this.#columns + Math.max(0, c))) return true;
		}
		return false;
	}

	#someCell(box: Box, margin: number, test: (index: number) => boolean): boolean {
		const { left, top } = this.area;
		const c0 = Math.max(0, Math.floor((box.left - margin - left) / cell));
		const c1 = Math.min(
			this.#columns - 1,
			Math.floor((box.left + box.width + margin - left) / cell)
		);
		const r0 = Math.max(0, Math.floor((box.top - margin - top) / cell));
		const r1 = Math.min(this.#rows - 1, Math.floor((box.top + box.height + margin - top) / cell));
		for (let row = r0; row <= r1; row++) {
			for (let column = c0; column <= c1; column++) {
				if (test(row * this.#columns + column)) return true;
			}
		}
		return false;
	}
}

export const centreOf = ({ left, top, width, height }: Box): Point => ({
	x: left + width / 2,
	y: top + height / 2
});

/** Whether texts in these boxes would be too near to each other. */
export function overlap(a: Box, b: Box): boolean {
	return (
		a.left < b.left + b.width + textGap &&
		b.left < a.left + a.width + textGap &&
		a.top < b.top + b.height &&
		b.top < a.top + a.height
	);
}

function bitOf(owner: number): number {
	return 1 << (owner === guide ? guide : Math.min(mostOwners, owner));
}

/** All lines that have an owner, but for this one's and guides; no dots. */
function othersOf(owner: number): number {
	return ~(bitOf(owner) | bitOf(guide) | faintBit | 1);
}

/** Px behind the end of a curve where no other's leader passes. */
const behind = 40;

/** Px from its beginning in which a leader may touch a curve that runs along its own. */
const touching = 1;

/** Whether a line crosses the one between two points, later than where it begins. */
function cross({ x0, y0, x1, y1 }: Line, from: Point, to: Point): boolean {
	if (Math.max(from.x, to.x) < Math.min(x0, x1) || Math.min(from.x, to.x) > Math.max(x0, x1)) {
		return false;
	}
	const [ax, ay] = [x1 - x0, y1 - y0];
	const [bx, by] = [to.x - from.x, to.y - from.y];
	const turn = ax * by - ay * bx;
	if (turn === 0) return false;
	const along = ((from.x - x0) * by - (from.y - y0) * bx) / turn;
	const across = ((from.x - x0) * ay - (from.y - y0) * ax) / turn;
	return along * Math.hypot(ax, ay) > touching && along <= 1 && across >= 0 && across <= 1;
}

function isWithin(x: number, y: number, { left, top, width, height }: Box): boolean {
	return x >= left && x <= left + width && y >= top && y <= top + height;
}

/** The part of a line that lies in a box, as shares of it (Liang and Barsky 1984); null for none. */
function partWithin(
	{ x0, y0, x1, y1 }: Line,
	{ left, top, width, height }: Box
): { from: number; to: number } | null {
	let [from, to] = [0, 1];
	for (const [start, change, low, high] of [
		[x0, x1 - x0, left, left + width],
		[y0, y1 - y0, top, top + height]
	]) {
		if (change === 0) {
			if (start < low || start > high) return null;
			continue;
		}
		const ends = [(low - start) / change, (high - start) / change];
		from = Math.max(from, Math.min(...ends));
		to = Math.min(to, Math.max(...ends));
	}
	return from <= to ? { from, to } : null;
}
