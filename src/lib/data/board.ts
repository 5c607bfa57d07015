import { valueOf, type Control, type Dataset, type Options } from './dataset.ts';
import { floorOfFlips, FloorMean } from './posterior.ts';
import { scatter } from './positionNoise.ts';
import { normalTail } from './special.ts';

/**
 * A board of `cells × cells` squares over [−1, 1]², class 1 where column + row is odd. Across the
 * whole board the two coordinates are independent, noise included. So the posterior needs only the
 * probability, from x alone, that the column is odd, and the same for the row: class 1 is when
 * exactly one of them is.
 */
interface Board {
	/** Squares a side: an even number, so that both classes have equally many. */
	cells(options: Options): number;
	noise: Control;
}

export function boardClasses(board: Board): Pick<Dataset, 'point' | 'truth' | 'noiseFloor'> {
	const { cells, noise } = board;
	return {
		point(index, streams, options) {
			const target = index % 2;
			const count = cells(options);
			const across = count * streams.position.uniform();
			const up = (count / 2) * streams.position.uniform();
			const parity = (Math.floor(across) + target) % 2;
			const place = [across, up + Math.floor(up) + parity] as const;
			const [x, y] = place.map((squares) => (2 * squares) / count - 1);
			return { inputs: scatter([x, y], noise, streams, options), target };
		},
		truth(inputs, options) {
			const sigma = valueOf(noise, options);
			const column = oddShare(inputs[0], cells(options), sigma).share;
			const row = oddShare(inputs[1], cells(options), sigma).share;
			return oneOf(column, row);
		},
		noiseFloor(options, flips) {
			if (valueOf(noise, options) === 0) return floorOfFlips(flips);
			const sigma = Math.max(valueOf(noise, options), 0.005);
			const step = Math.min(sigma, 0.1) / 4;
			const mean = new FloorMean(flips);
			const half = []; // mirrored, a board only swaps its classes
			for (let x = step / 2; x < 1 + 6 * sigma; x += step) {
				half.push(oddShare(x, cells(options), sigma));
			}
			for (const column of half) {
				for (const row of half) {
					mean.add(oneOf(column.share, row.share), column.density * row.density);
				}
			}
			return mean.value();
		}
	};
}

/** Probability that exactly one of two independent events happens. */
function oneOf(p: number, q: number): number {
	return p * (1 - q) + q * (1 - p);
}

/** Probability that a coordinate moved to x by noise began in an odd cell of −1 to 1, and the density there. */
export function oddShare(
	x: number,
	cells: number,
	sigma: number
): { share: number; density: number } {
	if (sigma === 0) {
		const cell = Math.floor(((x + 1) / 2) * cells);
		return { share: Math.min(cells - 1, Math.max(0, cell)) % 2, density: 1 };
	}
	const inside = Math.min(1 + 6 * sigma, Math.max(-1 - 6 * sigma, x));
	const mass = [0, 0];
	for (let cell = 0; cell < cells; cell++) {
		const left = ((2 * cell) / cells - 1 - inside) / sigma;
		const right = left + 2 / cells / sigma;
		// Differences of tails on the side where they are small keep their digits.
		mass[cell % 2] +=
			left > 0 ? normalTail(left) - normalTail(right) : normalTail(-right) - normalTail(-left);
	}
	const density = mass[0] + mass[1];
	return { share: mass[1] / density, density };
}
