import type { Place } from './atlas.ts';
import { integersPerRectangle, rectanglesPerRow, type ProgramSource } from './programs/program.ts';

/** What a draw reads or writes, by its part; the runner knows which texture that is. */
export type TextureName =
	| 'even'
	| 'odd'
	| 'evenDeltas'
	| 'oddDeltas'
	| 'gradients'
	| 'outputs'
	| 'batches'
	| 'packed'
	| 'weights'
	| 'moments1'
	| 'moments2'
	| 'mask'
	| 'parameters';

/** One program over a run of rectangles. */
export interface Draw {
	program: ProgramSource;
	target: TextureName;
	samplers: Readonly<Record<string, TextureName>>;
	first: number;
	count: number;
}

/** Gathers draws and the numbers of all their rectangles. */
export class DrawList {
	readonly draws: Draw[] = [];
	readonly #integers: number[] = [];

	/** Rectangles: a place and its program's three quadruples. Nothing is drawn for none. */
	add(draw: Omit<Draw, 'first' | 'count'>, rectangles: [Place, ...number[]][]): void {
		if (rectangles.length === 0) return;
		const first = this.#integers.length / integersPerRectangle;
		for (const [{ x, y, width, height }, ...numbers] of rectangles) {
			this.#integers.push(x, y, width, height, ...numbers);
		}
		this.draws.push({ ...draw, first, count: rectangles.length });
	}

	/** As the texels of the `rectangles` texture. */
	get rectangles(): { width: number; height: number; values: Int32Array } {
		const width = (integersPerRectangle / 4) * rectanglesPerRow;
		const height = Math.max(1, Math.ceil(this.#integers.length / (4 * width)));
		const values = new Int32Array(4 * width * height);
		values.set(this.#integers);
		return { width, height, values };
	}
}
