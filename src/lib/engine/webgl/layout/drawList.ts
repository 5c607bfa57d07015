import type { Place } from './atlas.ts';
import { packArguments, type Arguments, type Declaration } from '../programs/arguments.ts';
import {
	integersPerRectangle,
	rectanglesPerRow,
	tilesPerRow,
	type ProgramSource
} from '../programs/program.ts';
import { tilesOf } from './tiles.ts';

/** What a draw reads or writes; the run that replays it knows which texture that is. */
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

/** One program over tiles that follow one another. */
export interface Draw {
	program: ProgramSource;
	target: TextureName;
	samplers: Readonly<Record<string, TextureName>>;
	/** Its first tile, and how many. */
	first: number;
	count: number;
}

/** A place that a program draws, and what it is told of it. */
export interface Rectangle {
	program: ProgramSource;
	place: Place;
	/** The program's arguments, the layer and the member, as the device takes them. */
	integers: readonly number[];
}

/** The layer and the member that a rectangle belongs to, by their index. */
interface Owner {
	/** Dropout's hash depends on it. */
	layer?: number;
	/** Its numbers of the step are in the step table. */
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

/** Gathers draws, and the integers of all their rectangles and tiles. */
export class DrawList {
	readonly draws: Draw[] = [];
	readonly #rectangles: number[] = [];
	readonly #tiles: number[] = [];

	/** Adds one draw for each program among the rectangles. */
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

/** The content of a texture of integers. */
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
