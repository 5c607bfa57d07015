/**
 * Where everything of a drawn network lies, in CSS pixels: a column of nodes for the inputs and for each
 * layer, a connection for each weight, a bias at its unit. Every parameter is drawn once.
 */
import { denseLayersOf, type NetworkSpec } from '$lib/network/spec.ts';
import { gap, margin, sizeOfDrawing, type Room } from './drawingSize.ts';

export const biasSide = 10;

/** An input or a unit. */
export interface Node {
	/** 0 for the inputs, then the layers from 1. */
	column: number;
	/** Within its column. */
	unit: number;
	left: number;
	top: number;
}

/** A weight: a curve from one node's right side to the next one's left side. */
export interface Connection {
	/** Of its parameter. */
	index: number;
	from: readonly [x: number, y: number];
	to: readonly [x: number, y: number];
}

export interface Bias {
	index: number;
	left: number;
	top: number;
}

export interface NetworkLayout {
	width: number;
	height: number;
	/** Of a node. */
	side: number;
	/** Width of the strongest line, so that all that end at a node have room there. */
	thickest: number;
	/** Column after column. */
	nodes: readonly Node[];
	connections: readonly Connection[];
	biases: readonly Bias[];
}

export function layoutNetwork(spec: NetworkSpec, room: Room): NetworkLayout {
	const layers = denseLayersOf(spec);
	const { sizes, side, width: whole, height } = sizeOfDrawing(spec, room);
	const pitch = (whole - 2 * margin - side) / (sizes.length - 1);

	const nodes = sizes.flatMap((size, column) =>
		Array.from({ length: size }, (_, unit): Node => ({
			column,
			unit,
			left: Math.round(margin + column * pitch),
			top: Math.round((height - size * (side + gap) + gap) / 2 + unit * (side + gap))
		}))
	);
	const nodeOf = (column: number, unit: number) =>
		nodes.find((node) => node.column === column && node.unit === unit)!;
	const connections = layers.flatMap(({ inputs, outputs, kernelStart }, layer) =>
		Array.from({ length: inputs * outputs }, (_, weight): Connection => {
			const [from, to] = [Math.floor(weight / outputs), weight % outputs];
			const [source, target] = [nodeOf(layer, from), nodeOf(layer + 1, to)];
			return {
				index: kernelStart + weight,
				from: [source.left + side, source.top + side / 2],
				// Side by side, so that the ends can be told apart.
				to: [target.left, target.top + (side * (from + 0.5)) / inputs]
			};
		})
	);
	const biases = layers.flatMap(({ outputs, biasStart }, layer) =>
		Array.from({ length: outputs }, (_, unit): Bias => {
			const { left, top } = nodeOf(layer + 1, unit);
			return { index: biasStart + unit, left: left + side - biasSide / 2, top: top - biasSide / 2 };
		})
	);
	const thickest = Math.min(6, Math.max(2, side / Math.max(...layers.map(({ inputs }) => inputs))));
	return { width: whole, height, side, thickest, nodes, connections, biases };
}

/** Room between columns below which a curve would stand upright: lines are straight there. */
const leastForCurves = 48;

/** The handles of a connection's cubic curve. */
export function handlesOf({ from: [x, y], to: [toX, toY] }: Connection) {
	const reach = toX - x < leastForCurves ? 0 : (toX - x) / 2;
	return { first: [x + reach, y], second: [toX - reach, toY] } as const;
}

function pointOn(connection: Connection, share: number): [x: number, y: number] {
	const { from, to } = connection;
	const { first, second } = handlesOf(connection);
	const rest = 1 - share;
	const along = (axis: 0 | 1) =>
		rest ** 3 * from[axis] +
		3 * rest ** 2 * share * first[axis] +
		3 * rest * share ** 2 * second[axis] +
		share ** 3 * to[axis];
	return [along(0), along(1)];
}

const samples = 24;

/** The parameter whose line or bias is nearest within reach; −1 where there is none. */
export function parameterNear(
	{ connections, biases }: NetworkLayout,
	x: number,
	y: number,
	reach: number
): number {
	for (const { index, left, top } of biases) {
		const beyond = (at: number, from: number) => Math.max(from - at, at - from - biasSide);
		if (Math.max(beyond(x, left), beyond(y, top)) < reach / 2) return index;
	}
	let nearest = -1;
	let least = reach;
	for (const connection of connections) {
		if (x < connection.from[0] - reach || x > connection.to[0] + reach) continue;
		for (let i = 0; i <= samples; i++) {
			const [atX, atY] = pointOn(connection, i / samples);
			const distance = Math.hypot(atX - x, atY - y);
			if (distance < least) [nearest, least] = [connection.index, distance];
		}
	}
	return nearest;
}

/** The node at a place that no parameter is at; undefined for none. */
export function nodeAt(layout: NetworkLayout, x: number, y: number): Node | undefined {
	if (parameterNear(layout, x, y, 2) >= 0) return undefined;
	const { nodes, side } = layout;
	return nodes.find(({ left, top }) => x >= left && x < left + side && y >= top && y < top + side);
}
