export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

const cell = 3; // px
const line = 1;
const text = 20;
const later = 0.25; // what each place further down the list counts

/** Where in a plot there is ink already, on a coarse grid, so that text can be put elsewhere. */
export class Occupancy {
	readonly #area: Box;
	readonly #columns: number;
	readonly #rows: number;
	readonly #cells: Uint8Array;

	constructor(area: Box) {
		this.#area = area;
		this.#columns = Math.max(1, Math.ceil(area.width / cell));
		this.#rows = Math.max(1, Math.ceil(area.height / cell));
		this.#cells = new Uint8Array(this.#columns * this.#rows);
	}

	addLine(x0: number, y0: number, x1: number, y1: number) {
		const { left, top, height } = this.#area;
		const within = (y: number) => Math.max(top - cell, Math.min(top + height + cell, y));
		const [from, to] = [within(y0), within(y1)];
		const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(to - from)) / cell));
		for (let i = 0; i <= steps; i++) {
			const column = Math.floor((x0 + ((x1 - x0) * i) / steps - left) / cell);
			const row = Math.floor((from + ((to - from) * i) / steps - top) / cell);
			if (column < 0 || column >= this.#columns || row < 0 || row >= this.#rows) continue;
			const index = row * this.#columns + column;
			this.#cells[index] = Math.max(this.#cells[index], line);
		}
	}

	addText(box: Box) {
		this.#eachCell(box, (index) => (this.#cells[index] = text));
	}

	/** Ink under a box; Infinity where it leaves the plot. */
	under(box: Box): number {
		const { left, top, width, height } = this.#area;
		const inside =
			box.left >= left &&
			box.top >= top &&
			box.left + box.width <= left + width &&
			box.top + box.height <= top + height;
		if (!inside) return Infinity;
		let sum = 0;
		this.#eachCell(box, (index) => (sum += this.#cells[index]));
		return sum;
	}

	/** The box with the least ink under it, earlier ones preferred; null if all leave the plot. */
	freest(boxes: readonly Box[]): { box: Box; ink: number } | null {
		let best: { box: Box; ink: number } | null = null;
		let least = Infinity;
		boxes.forEach((box, rank) => {
			if (rank * later >= least) return;
			const ink = this.under(box);
			if (ink + rank * later >= least) return;
			best = { box, ink };
			least = ink + rank * later;
		});
		return best;
	}

	#eachCell(box: Box, visit: (index: number) => void) {
		const { left, top } = this.#area;
		const c0 = Math.max(0, Math.floor((box.left - left) / cell));
		const c1 = Math.min(this.#columns - 1, Math.floor((box.left + box.width - left) / cell));
		const r0 = Math.max(0, Math.floor((box.top - top) / cell));
		const r1 = Math.min(this.#rows - 1, Math.floor((box.top + box.height - top) / cell));
		for (let row = r0; row <= r1; row++) {
			for (let column = c0; column <= c1; column++) visit(row * this.#columns + column);
		}
	}
}
