import { drawData, type DataSettings } from '$lib/data/draw.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { windowOf } from '$lib/data/window.ts';
import { dotsOfPoints, placesOf, type Dots } from '../thumbnail.ts';

/** The training points of an experiment as paths of an SVG. */
export interface PointsPicture extends Dots {
	/** Of the square that it is drawn in. */
	side: number;
	/** A ring about each flipped point. */
	flipped: string;
	/** The true curve of a regression, and empty for classes. */
	truth: string;
}

const side = 200;
const ring = 5;
const curvePieces = 100;

/** Null where the points have more than two inputs. */
export function pointsPicture(settings: DataSettings): PointsPicture | null {
	const { set, options } = settings;
	const dataset = datasetNamed(set);
	const width = dataset.inputs(options);
	if (width > 2) return null;
	const { training, flipped } = drawData({ ...settings, validation: 0 });
	const window = windowOf(settings);
	const rings = placesOf(dataset, training, options, side, window)
		.filter((_, row) => flipped.training[row] === 1)
		.map(({ left, top }) => ringAbout(left, top));
	return {
		side,
		...dotsOfPoints(dataset, training, options, side, window),
		flipped: rings.join(''),
		truth: width === 1 ? trueCurve(settings) : ''
	};
}

function ringAbout(left: number, top: number): string {
	const start = `M${(left + ring).toFixed(1)} ${top.toFixed(1)}`;
	return `${start}a${ring} ${ring} 0 1 0 ${-2 * ring} 0a${ring} ${ring} 0 1 0 ${2 * ring} 0`;
}

function trueCurve({ set, options }: DataSettings): string {
	const dataset = datasetNamed(set);
	const [from, to] = dataset.window.x;
	const inputs = Float32Array.from(
		{ length: curvePieces + 1 },
		(_, at) => from + ((to - from) * at) / curvePieces
	);
	const targets = inputs.map((_, at) => dataset.truth(inputs.subarray(at, at + 1), options));
	const table = { rows: inputs.length, inputs, targets };
	const places = placesOf(dataset, table, options, side);
	return `M${places.map(({ left, top }) => `${left.toFixed(1)} ${top.toFixed(1)}`).join('L')}`;
}
