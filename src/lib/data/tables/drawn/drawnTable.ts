/** A drawing as a table that networks learn from, and back. */
import { fewestRows } from '../limits.ts';
import type { OwnTable, TableTarget } from '../ownTable.ts';
import { markNames, markPlurals, type Drawing, type DrawnPoint, type Ground } from './drawing.ts';

const title = 'Drawn points';
const inputNames: Record<Ground, readonly string[]> = { plane: ['x₁', 'x₂'], line: ['x'] };

/** The marks that have points, in their order. */
function marksOf(points: readonly DrawnPoint[]): number[] {
	return [...new Set(points.map(({ mark }) => mark))].sort((one, other) => one - other);
}

/** What a drawing lacks, in a sentence; null where it can be used. */
export function drawingProblem({ ground, points }: Drawing): string | null {
	if (points.length < fewestRows) {
		return `Fewer than ${fewestRows} points are drawn: at least ${fewestRows} are needed.`;
	}
	if (ground === 'line') {
		const isLevel = points.every(({ y }) => y === points[0].y);
		return isLevel
			? 'All points are at one height, so there is nothing to learn: draw some higher or lower.'
			: null;
	}
	const marks = marksOf(points);
	return marks.length < 2
		? `All points are ${markPlurals[marks[0]]}, so there is nothing to tell apart: draw some of another class.`
		: null;
}

/** What changes when it is used, in a sentence: classes without points leave no gap. */
export function drawingNote({ ground, points }: Drawing): string | null {
	const marks = marksOf(points);
	if (ground === 'line' || marks.length < 2) return null;
	const moved = marks.flatMap((mark, at) =>
		mark === at ? [] : `the ${markPlurals[mark]} become ${markPlurals[at]}`
	);
	if (moved.length === 0) return null;
	return `A class without points is left out, so ${moved.join(', and ')}.`;
}

/** Null where it cannot be used. Of two classes the circles are class 1, as in the built-in data sets. */
export function tableOfDrawing(drawing: Drawing): OwnTable | null {
	if (drawingProblem(drawing) !== null) return null;
	const { ground, points } = drawing;
	const names = inputNames[ground];
	const table = {
		name: title,
		inputs: names.map((name) => ({ name, column: name })),
		rows: points.length,
		isDrawn: true
	} as const;
	if (ground === 'line') {
		return {
			...table,
			target: { name: 'y', task: 'regression' },
			values: Float64Array.from(points, ({ x }) => x),
			targets: Float64Array.from(points, ({ y }) => y)
		};
	}
	const marks = marksOf(points);
	const classOf = classOfMark(marks.length);
	const target: TableTarget = {
		name: 'class',
		task: 'classification',
		classes: marks.map((_, own) => markNames[classOf(own)])
	};
	return {
		...table,
		target,
		values: Float64Array.from(points.flatMap(({ x, y }) => [x, y])),
		targets: Float64Array.from(points, ({ mark }) => classOf(marks.indexOf(mark)))
	};
}

/** The class of a mark, and the mark of a class. */
const classOfMark = (classes: number) => (mark: number) => (classes === 2 ? 1 - mark : mark);

/** Null where the table was not drawn. */
export function drawingOfTable({
	isDrawn,
	target,
	rows,
	values,
	targets
}: OwnTable): Drawing | null {
	if (!isDrawn) return null;
	const all = Array.from({ length: rows }, (_, row) => row);
	if (target.task === 'regression') {
		return {
			ground: 'line',
			points: all.map((row) => ({ x: values[row], y: targets[row], mark: 0 }))
		};
	}
	const markOf = classOfMark(target.classes.length);
	return {
		ground: 'plane',
		points: all.map((row) => ({
			x: values[2 * row],
			y: values[2 * row + 1],
			mark: markOf(targets[row])
		}))
	};
}
