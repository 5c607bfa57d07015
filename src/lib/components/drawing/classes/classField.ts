/** A map of several classes: each place in the colour of its most probable class, as strong as the network is sure. */
import { mix, parseColour, pixelOf } from '../colour.ts';
import { placesBetween, withRim, type Grid } from '../decisionField.ts';

/** One grid a class, each `withRim`, from outputs `[cells, classes]`. */
export function gridsOf(field: Grid, classes: number): Grid[] {
	const { columns, rows, values } = field;
	return Array.from({ length: classes }, (_, own) =>
		withRim({
			columns,
			rows,
			values: Float32Array.from(
				{ length: columns * rows },
				(_, cell) => values[cell * classes + own]
			)
		})
	);
}

const rampSize = 256;

/** From the ground, where the class is no more probable than any other, to its fill, where it is certain. */
export function classRamps(fills: readonly string[], ground: string): Uint32Array[] {
	const from = parseColour(ground);
	return fills.map((fill) => {
		const to = parseColour(fill);
		return Uint32Array.from({ length: rampSize + 1 }, (_, i) =>
			pixelOf(mix(from, to, i / rampSize))
		);
	});
}

/** Differences of logits beyond which a class counts for nothing. */
const steepest = 8;
const fineness = 64;
const exponentials = Float32Array.from({ length: steepest * fineness + 2 }, (_, i) =>
	Math.exp(-i / fineness)
);

/**
 * Fills `width` × `height` pixels, the logits of `grids` interpolated between cell centres. `ramps` has
 * a ramp for each class; what is no number gets the ground.
 */
export function shadeClasses(
	grids: readonly Grid[],
	ramps: readonly Uint32Array[],
	pixels: Uint32Array,
	width: number,
	height: number
) {
	const classes = grids.length;
	const [{ columns, rows }] = grids;
	const across = placesBetween(columns, width);
	const down = placesBetween(rows, height);
	const line = new Float32Array(columns * classes); // [columns, classes]
	const logits = new Float32Array(classes);
	const ground = ramps[0][0];
	let pixel = 0;
	for (let row = 0; row < height; row++) {
		const above = down.cell[row] * columns;
		const share = down.share[row];
		for (const [own, { values }] of grids.entries()) {
			for (let i = 0; i < columns; i++) {
				line[i * classes + own] =
					values[above + i] * (1 - share) + values[above + columns + i] * share;
			}
		}
		for (let column = 0; column < width; column++) {
			const left = across.cell[column] * classes;
			const right = left + classes;
			const between = across.share[column];
			for (let own = 0; own < classes; own++) {
				logits[own] = line[left + own] + (line[right + own] - line[left + own]) * between;
			}
			pixels[pixel++] = colourOf(logits, ramps, ground);
		}
	}
}

function colourOf(logits: Float32Array, ramps: readonly Uint32Array[], ground: number): number {
	const classes = logits.length;
	let likeliest = 0;
	for (let own = 1; own < classes; own++) if (logits[own] > logits[likeliest]) likeliest = own;
	let sum = 0;
	for (let own = 0; own < classes; own++) {
		const behind = logits[likeliest] - logits[own];
		if (!(behind >= 0)) return ground;
		if (behind < steepest) sum += exponentials[(behind * fineness + 0.5) | 0];
	}
	const sureness = (1 / sum - 1 / classes) / (1 - 1 / classes);
	return ramps[likeliest][(sureness * rampSize + 0.5) | 0];
}
