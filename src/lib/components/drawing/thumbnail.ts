import type { Dataset } from '$lib/data/dataset.ts';
import { drawData } from '$lib/data/draw.ts';

/** Paths of dots: lines of no length, whose round or square ends are the marks. */
export interface Dots {
	/** Points of a regression. */
	ink: string;
	/** Class 1. */
	positive: string;
	/** Class 0. */
	negative: string;
}

const points = 44;

/** A data set's first points, about forty, as its pictures show them, in a square of `side`. */
export function dotsOf(dataset: Dataset, seed: number, side: number): Dots {
	const { training } = drawData({
		set: dataset.name,
		training: points,
		validation: 0,
		flips: 0,
		options: {},
		seed
	});
	const width = dataset.inputs({});
	const { x, y } = dataset.window;
	const dots: Dots = { ink: '', positive: '', negative: '' };
	for (let row = 0; row < training.rows; row++) {
		const target = training.targets[row];
		const across = training.inputs[row * width];
		const up = width === 1 ? target : training.inputs[row * width + 1];
		const left = ((across - x[0]) / (x[1] - x[0])) * side;
		const top = ((y[1] - up) / (y[1] - y[0])) * side;
		const kind = dataset.task === 'regression' ? 'ink' : target > 0.5 ? 'positive' : 'negative';
		dots[kind] += `M${left.toFixed(1)} ${top.toFixed(1)}h0`;
	}
	return dots;
}
