/**
 * How classes look: each has a colour and a shape of its own. Shapes and the lightness of fills alone
 * tell the first six apart; of more classes pictures name each at its place.
 */
import { addCircle, addSquare } from '../marks.ts';

/** Classes that shapes and lightness tell apart. */
export const mostToldApart = 6;

/**
 * The look of a class, a place in `palette.classes` and in `shapes`. Of two classes class 1 is the teal
 * circle and class 0 the plum square; of more the first is the circle.
 */
export function lookOf(own: number, classes: number): number {
	return classes === 2 ? 1 - own : own;
}

/** A path of a canvas, or what writes one for an SVG. */
export type Path = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'closePath' | 'arc' | 'rect'>;

interface Shape {
	name: string;
	/** Adds it to the path, about as heavy as the circle of this radius. */
	add(path: Path, x: number, y: number, radius: number): void;
}

type Corner = readonly [x: number, y: number];

function polygon(name: string, corners: readonly Corner[]): Shape {
	return {
		name,
		add(path, x, y, radius) {
			corners.forEach(([right, down], at) => {
				const place = [x + right * radius, y + down * radius] as const;
				if (at === 0) path.moveTo(...place);
				else path.lineTo(...place);
			});
			path.closePath();
		}
	};
}

/** Corners on a circle, the first at the top; `radii` take turns. */
function onCircle(corners: number, ...radii: number[]): Corner[] {
	return Array.from({ length: corners }, (_, at) => {
		const angle = (2 * Math.PI * at) / corners - Math.PI / 2;
		const radius = radii[at % radii.length];
		return [radius * Math.cos(angle), radius * Math.sin(angle)];
	});
}

const upsideDown = (corners: readonly Corner[]) => corners.map(([x, y]): Corner => [x, -y]);
const arm = 1.3;
const half = 0.45;
const triangle = onCircle(3, 1.45).map(([x, y]): Corner => [x, y + 0.15]);

export const shapes: readonly Shape[] = [
	{ name: 'circle', add: addCircle },
	{ name: 'square', add: addSquare },
	polygon('triangle', triangle),
	polygon('diamond', onCircle(4, 1.3)),
	polygon('plus', [
		[-half, -arm],
		[half, -arm],
		[half, -half],
		[arm, -half],
		[arm, half],
		[half, half],
		[half, arm],
		[-half, arm],
		[-half, half],
		[-arm, half],
		[-arm, -half],
		[-half, -half]
	]),
	polygon('star', onCircle(10, 1.65, 0.7)),
	polygon('pentagon', onCircle(5, 1.15)),
	polygon('turned triangle', upsideDown(triangle)),
	polygon('hexagon', onCircle(6, 1.12)),
	polygon('bar', [
		[-1.5, -0.55],
		[1.5, -0.55],
		[1.5, 0.55],
		[-1.5, 0.55]
	])
];

export function addLook(path: Path, look: number, x: number, y: number, radius: number) {
	shapes[look % shapes.length].add(path, x, y, radius);
}

/** The shape as the path of an SVG. */
export function lookPath(look: number, x: number, y: number, radius: number): string {
	const parts: string[] = [];
	const at = (...place: number[]) => place.map((one) => Number(one.toFixed(2))).join(' ');
	addLook(
		{
			moveTo: (right, down) => void parts.push(`M${at(right, down)}`),
			lineTo: (right, down) => void parts.push(`L${at(right, down)}`),
			closePath: () => void parts.push('Z'),
			rect: (left, top, width, height) =>
				void parts.push(`M${at(left, top)}h${at(width)}v${at(height)}h${at(-width)}Z`),
			arc: (right, down, r) =>
				void parts.push(
					`A${at(r, r)} 0 1 1 ${at(right - r, down)}A${at(r, r)} 0 1 1 ${at(right + r, down)}Z`
				)
		},
		look,
		x,
		y,
		radius
	);
	return parts.join('');
}
