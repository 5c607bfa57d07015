import type { Place } from './atlas.ts';
import { packArguments, type Arguments, type Declaration } from '../programs/arguments.ts';
import {
	integersPerRectangle,
	rectanglesPerRow,
	tilesPerRow,
	type ProgramSource
} from '../programs/program.ts';
import { tilesOf } from './tiles.ts';

/** What a draw reads or writes, by its part; the runner knows which texture that is. */
export type TextureName =
	| 'evenActivations'
	| 'oddActivations'
	| 'evenDeltas'
	| 'oddDeltas'
	| 'outputs'
	| 'batches'
	| 'packed'
	| 'weights'
	| 'tinyWeights'
	| 'moments1'
	| 'moments2'
	| 'mask'
	| 'parameters';

/** The inputs of a layer at this distance from the output. */
export const activationsAt = (distance: number) =>
	distance % 2 === 0 ? 'evenActivations' : 'oddActivations';

/** The deltas of a layer at this distance from the output. */
export const deltasAt = (distance: number) => (distance % 2 === 0 ? 'evenDeltas' : 'oddDeltas');

/** One program over a run of tiles. */
export interface Draw {
	program: ProgramSource;
	target: TextureName;
	samplers: Readonly<Record<string, TextureName>>;
	/** Its first tile, and how many. */
	first: number;
	count: number;
}

export interface Rectangle {
	program: ProgramSource;
	place: Place;
	/** The program's arguments, the layer and the member, as the device takes them. */
	integers: readonly number[];
}

/** Whose rectangle it is. */
interface Owner {
	/** For dropout's stream. */
	layer?: number;
	/** Where the table has its numbers of the step. */
	member?: number;
}

export function rectangle<Declared extends Declaration>(
	program: ProgramSource<Declared>,
	place: Place,
	values: Arguments<Declared>,
	{ layer = 0, member = 0 }: Owner = {}
): Rectangle {
	return { program, place, integers: [...packArguments(program.arguments, values), layer, member] };
}

/** Gathers draws and the numbers of all their rectangles. */
export class DrawList {
	readonly draws: Draw[] = [];
	readonly #rectangles: number[] = [];
	readonly #tiles: number[] = [];

	/** One draw for each program among the rectangles. */
	add(draw: Pick<Draw, 'target' | 'samplers'>, rectangles: readonly Rectangle[]): void {
		for (const program of new Set(rectangles.map(({ program }) => program))) {
			const own = rectangles.filter((rectangle) => rectangle.program === program);
			const first = this.tileCount;
			for (const { place, integers } of own) {
				const rectangle = this.#rectangles.length / integersPerRectangle;
				this.#rectangles.push(place.x, place.y, place.width, place.height, ...integers);
				for (const { x, y, size } of tilesOf(place)) this.#tiles.push(x, y, size, rectangle);
			}
			this.draws.push({ ...draw, program, first, count: this.tileCount - first });
		}
	}

	get rectangles(): Texels {
		return texelsOf(this.#rectangles, (integersPerRectangle / 4) * rectanglesPerRow);
	}

	get tileCount(): number {
		return this.#tiles.length / 4;
	}

	get tiles(): Texels {
		return texelsOf(this.#tiles, tilesPerRow);
	}
}

/** What a texture of integers holds. */
export interface Texels {
	width: number;
	height: number;
	values: Int32Array;
}

function texelsOf(integers: readonly number[], width: number): Texels {
	const height = Math.max(1, Math.ceil(integers.length / (4 * width)));
	const values = new Int32Array(4 * width * height);
	values.set(integers);
	return { width, height, values };
}
