/** Outputs over a grid of cell centres; row 0 is the top. */
export interface Grid {
	columns: number;
	rows: number;
	values: Float32Array;
}

/** The same field with one more cell on every side, continued along straight lines. */
export function withRim({ columns, rows, values }: Grid): Grid {
	const wide = columns + 2;
	const rim = new Float32Array(wide * (rows + 2));
	for (let row = 0; row < rows; row++) {
		const start = (row + 1) * wide;
		rim.set(values.subarray(row * columns, (row + 1) * columns), start + 1);
		continueLine(rim, start, 1, wide);
	}
	for (let column = 0; column < wide; column++) continueLine(rim, column, wide, rows + 2);
	return { columns: wide, rows: rows + 2, values: rim };
}

function continueLine(values: Float32Array, start: number, stride: number, length: number) {
	const at = (i: number) => start + stride * i;
	const inner = length > 3 ? [2, length - 3] : [1, 1];
	values[at(0)] = 2 * values[at(1)] - values[at(inner[0])];
	values[at(length - 1)] = 2 * values[at(length - 2)] - values[at(inner[1])];
}

const steepest = 8; // logits; beyond it the probability is within 0.04 % of certain

/** Colours by logit from −8 to 8; probability is what is spread evenly from colour to colour. */
export function rampOverLogits(rampOverProbability: Uint32Array): Uint32Array {
	const size = 1024;
	return Uint32Array.from({ length: size + 1 }, (_, i) => {
		const probability = 1 / (1 + Math.exp(-steepest * ((2 * i) / size - 1)));
		return rampOverProbability[Math.round(probability * (rampOverProbability.length - 1))];
	});
}

/**
 * Fills `width` × `height` pixels with the colours of the field, its logits interpolated between
 * cell centres. `rim` is the field `withRim`; what is no number gets the colour of ½.
 */
export function shadeField(
	rim: Grid,
	ramp: Uint32Array,
	pixels: Uint32Array,
	width: number,
	height: number
) {
	const last = ramp.length - 1;
	const scale = last / (2 * steepest);
	const across = placesBetween(rim.columns, width);
	const down = placesBetween(rim.rows, height);
	const { values } = rim;
	const line = new Float32Array(rim.columns);
	let pixel = 0;
	for (let row = 0; row < height; row++) {
		const above = down.cell[row] * rim.columns;
		const below = above + rim.columns;
		const share = down.share[row];
		for (let i = 0; i < line.length; i++) {
			line[i] = values[above + i] * (1 - share) + values[below + i] * share;
		}
		for (let column = 0; column < width; column++) {
			const left = across.cell[column];
			const logit = line[left] + (line[left + 1] - line[left]) * across.share[column];
			const index = (logit + steepest) * scale;
			pixels[pixel++] =
				index >= 0 ? ramp[index < last ? (index + 0.5) | 0 : last] : ramp[index < 0 ? 0 : last / 2];
		}
	}
}

/** For each pixel the cell centre before it and how far it lies on the way to the next. */
export function placesBetween(cells: number, pixels: number) {
	const cell = new Uint16Array(pixels);
	const share = new Float32Array(pixels);
	for (let i = 0; i < pixels; i++) {
		const place = ((i + 0.5) / pixels) * (cells - 2) + 0.5;
		cell[i] = Math.min(Math.floor(place), cells - 2);
		share[i] = place - cell[i];
	}
	return { cell, share };
}
