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

const cell = 3; // px

/** Px that stay free between a text and the middle of a line; a cell at least, so that no line slips
 * between two cells that it touches. */
const clearance = 3;

/** Where a plot has ink already, on a coarse grid, so that text is put elsewhere. */
export class Occupancy {
	readonly area: Box;
	readonly #texts: Box[] = [];
	readonly #columns: number;
	readonly #rows: number;
	readonly #cells: Uint8Array;

	constructor(area: Box) {
		this.area = area;
		this.#columns = Math.max(1, Math.ceil(area.width / cell));
		this.#rows = Math.max(1, Math.ceil(area.height / cell));
		this.#cells = new Uint8Array(this.#columns * this.#rows);
	}

	addLine(line: Line) {
		const { left, top } = this.area;
		const part = partWithin(line, this.area);
		if (part === null) return;
		const [width, height] = [line.x1 - line.x0, line.y1 - line.y0];
		const length = (part.to - part.from) * Math.max(Math.abs(width), Math.abs(height));
		const steps = Math.max(1, Math.ceil(length / cell));
		for (let i = 0; i <= steps; i++) {
			const share = part.from + ((part.to - part.from) * i) / steps;
			const column = Math.floor((line.x0 + share * width - left) / cell);
			const row = Math.floor((line.y0 + share * height - top) / cell);
			const [c, r] = [Math.min(this.#columns - 1, column), Math.min(this.#rows - 1, row)];
			this.#cells[Math.max(0, r) * this.#columns + Math.max(0, c)] = 1;
		}
	}

	/** No leader crosses it. */
	addText(box: Box) {
		this.#texts.push(box);
		this.addDot(box);
	}

	addDot(box: Box) {
		this.#someCell(box, 0, (index) => {
			this.#cells[index] = 1;
			return false;
		});
	}

	/** Whether a text may stand here: inside the plot, and clear of all ink. */
	isFree(box: Box): boolean {
		const { left, top, width, height } = this.area;
		const isInside =
			box.left >= left &&
			box.top >= top &&
			box.left + box.width <= left + width &&
			box.top + box.height <= top + height;
		return isInside && !this.#someCell(box, clearance, (index) => this.#cells[index] === 1);
	}

	/** Whether a line passes through no text; one that begins in a text's box comes from there. */
	isOpen(line: Line): boolean {
		return this.#texts.every(
			(text) => isWithin(line.x0, line.y0, text) || partWithin(line, text) === null
		);
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
