import type { Task } from '$lib/data/dataset.ts';
import type { Table } from '$lib/data/table.ts';
import { counted, formatCount } from '$lib/format.ts';

/** What a slider over the points of a new task goes to; more only where there are more. */
export const pointsOfNewTask = (points: number) => ({
	minimum: 2,
	maximum: Math.max(300, points)
});

/** How many points there are of each class. */
function countsOf({ rows, targets }: Table, outputs: number): number[] {
	if (outputs > 1) {
		return Array.from({ length: outputs }, (_, kind) =>
			targets.reduce((sum, target, at) => sum + (at % outputs === kind ? target : 0), 0)
		);
	}
	const positive = targets.reduce((sum, target) => sum + target, 0);
	return [rows - positive, positive];
}

/** That a class has no point, or that the classes have not as many; null where they have. */
export function classesSentence(
	training: Table,
	outputs: number,
	task: Task
): { text: string; isMissing: boolean } | null {
	if (task === 'regression') return null;
	const counts = countsOf(training, outputs);
	const missing = counts.filter((count) => count === 0).length;
	const points = counted(training.rows, 'point');
	if (missing > 0) {
		const which = counts.length === 2 ? 'one of the two classes' : `${missing} of the classes`;
		return {
			text: `Of ${which} there is no point among these ${points}, so it cannot be learned. Take more points, or press “New draw”.`,
			isMissing: true
		};
	}
	const [most, least] = [Math.max(...counts), Math.min(...counts)];
	if (most - least <= 1) return null;
	return {
		text: `Not as many of each class: ${counts.map(formatCount).join(' and ')}.`,
		isMissing: false
	};
}
