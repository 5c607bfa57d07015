import { valueOf, type Control, type Dataset, type NoiseFloor, type Options } from './dataset.ts';
import { floorOfFlips, FloorMean, logistic } from './posterior.ts';
import { scatter } from './positionNoise.ts';
import { exp, log, square } from '../math/elementary.ts';

/**
 * Two classes, each an arc in the plane with Gaussian noise σ about it. The density of a class is
 * the mean of Gaussians along its arc; nodes about half a σ apart stand for the integral
 * (https://en.wikipedia.org/wiki/Gauss–Legendre_quadrature). With hardly any noise the densities
 * are taken at `smallestNoise`, where the nearer arc already has it all.
 */
interface Arcs {
	/** Where the arc of this class is after this share of its parameter, 0–1. */
	place(label: number, share: number, options: Options): [number, number];
	/** At least the length of path per unit of share, anywhere on the arc. */
	speed(options: Options): number;
	noise: Control;
}

const smallestNoise = 0.005;

interface Nodes {
	sigma: number;
	/** `[class][node, 2]` */
	places: [Float64Array, Float64Array];
}

export function arcClasses(arcs: Arcs): Pick<Dataset, 'point' | 'truth' | 'noiseFloor'> {
	let latest: { key: string; nodes: Nodes } | undefined;

	function nodesOf(options: Options): Nodes {
		const key = JSON.stringify(options);
		if (latest?.key !== key) latest = { key, nodes: placeNodes(arcs, options) };
		return latest.nodes;
	}

	return {
		point(index, streams, options) {
			const target = index % 2;
			const place = arcs.place(target, streams.position.uniform(), options);
			return { inputs: scatter(place, arcs.noise, streams, options), target };
		},
		truth(inputs, options) {
			const { sigma, places } = nodesOf(options);
			const [zero, one] = places.map((nodes) => logDensity(nodes, sigma, inputs[0], inputs[1]));
			return logistic(one - zero);
		},
		noiseFloor: (options, flips) =>
			valueOf(arcs.noise, options) === 0 ? floorOfFlips(flips) : floorOf(nodesOf(options), flips)
	};
}

/** Two-point Gauss–Legendre nodes, of equal weight, on pieces of the arc at most σ long. */
function placeNodes({ place, speed, noise }: Arcs, options: Options): Nodes {
	const sigma = Math.max(valueOf(noise, options), smallestNoise);
	const pieces = Math.max(32, Math.ceil(speed(options) / sigma));
	const along = (label: number) => {
		const nodes = new Float64Array(4 * pieces);
		for (let i = 0; i < 2 * pieces; i++) {
			const within = 0.5 + (i % 2 ? 0.5 : -0.5) / Math.sqrt(3);
			nodes.set(place(label, (Math.floor(i / 2) + within) / pieces, options), 2 * i);
		}
		return nodes;
	};
	return { sigma, places: [along(0), along(1)] };
}

/** Log of the mean Gaussian, up to a term that both classes share. */
function logDensity(nodes: Float64Array, sigma: number, x: number, y: number): number {
	let nearest = Infinity;
	for (let i = 0; i < nodes.length; i += 2) {
		nearest = Math.min(nearest, square(x - nodes[i]) + square(y - nodes[i + 1]));
	}
	const scale = 1 / (2 * square(sigma));
	const reach = nearest + 40 / scale;
	let sum = 0;
	for (let i = 0; i < nodes.length; i += 2) {
		const distance = square(x - nodes[i]) + square(y - nodes[i + 1]);
		if (distance < reach) sum += exp((nearest - distance) * scale);
	}
	return log(sum) - nearest * scale;
}

/** Points of a grid along one axis: `start + i · cell` for i below `count`. */
interface Axis {
	start: number;
	count: number;
	cell: number;
}

/** Five σ beyond all nodes; a third of σ fine, unless σ is so small that nothing overlaps. */
function axisOf({ sigma, places }: Nodes, coordinate: 0 | 1): Axis {
	const cell = Math.max(sigma / 3, 0.005);
	let [minimum, maximum] = [Infinity, -Infinity];
	for (const nodes of places) {
		for (let i = coordinate; i < nodes.length; i += 2) {
			minimum = Math.min(minimum, nodes[i]);
			maximum = Math.max(maximum, nodes[i]);
		}
	}
	const margin = Math.ceil((5 * sigma) / cell) + 1;
	return {
		start: minimum - margin * cell,
		count: Math.ceil((maximum - minimum) / cell) + 2 * margin + 1,
		cell
	};
}

/** Sum of Gaussians about the nodes at every point of the grid, `[up, across]`. */
function densityOn(across: Axis, up: Axis, nodes: Float64Array, sigma: number): Float64Array {
	const density = new Float64Array(across.count * up.count);
	const reach = Math.ceil((5 * sigma) / across.cell);
	const profile = (axis: Axis, centre: number) => {
		const first = Math.round((centre - axis.start) / axis.cell) - reach;
		const heights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
			const distance = (axis.start + (first + i) * axis.cell - centre) / sigma;
			return exp(-(distance * distance) / 2);
		});
		return { first, heights };
	};
	for (let i = 0; i < nodes.length; i += 2) {
		const row = profile(across, nodes[i]);
		const column = profile(up, nodes[i + 1]);
		column.heights.forEach((height, k) => {
			const start = (column.first + k) * across.count + row.first;
			for (let j = 0; j < row.heights.length; j++) density[start + j] += height * row.heights[j];
		});
	}
	return density;
}

function floorOf(nodes: Nodes, flips: number): NoiseFloor {
	const [across, up] = [axisOf(nodes, 0), axisOf(nodes, 1)];
	const [zero, one] = nodes.places.map((places) => densityOn(across, up, places, nodes.sigma));
	const mean = new FloorMean(flips);
	for (let i = 0; i < zero.length; i++) {
		const weight = zero[i] + one[i];
		if (weight > 0) mean.add(one[i] / weight, weight);
	}
	return mean.value();
}
