/** Where drawn points lie: in a square about as large as that of the built-in data sets. */
import type { OwnTable } from '../ownTable.ts';

export const edge = 1.5;

export const drawnWindow = { x: [-edge, edge], y: [-edge, edge] } as const;

/** Classes that shapes and lightness tell apart. */
export const mostMarks = 6;

export interface Place {
	x: number;
	y: number;
}

/** Hundredths, so that a link carries many points. */
const rounded = (value: number) =>
	Math.round(100 * Math.max(-edge, Math.min(edge, value))) / 100 + 0;

/** The nearest place on the plane that a point can have. */
export const settled = ({ x, y }: Place): Place => ({ x: rounded(x), y: rounded(y) });

export function distanceBetween(one: Place, other: Place): number {
	const [across, up] = [one.x - other.x, one.y - other.y];
	return Math.sqrt(across * across + up * up);
}

/** Whether a drawing can have made this table: two numbers and a class, or a number and a height. */
export function isOnPlane({ inputs, target, values, targets }: OwnTable): boolean {
	const isInside = (value: number) => Math.abs(value) <= edge;
	const isClassified = target.task === 'classification';
	return (
		inputs.length === (isClassified ? 2 : 1) &&
		(!isClassified || target.classes.length <= mostMarks) &&
		inputs.every(({ word }) => word === undefined) &&
		values.every(isInside) &&
		(isClassified || targets.every(isInside))
	);
}
