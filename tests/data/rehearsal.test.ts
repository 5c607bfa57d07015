import { expect, test } from 'vitest';
import { joinedTables, withRehearsal } from '../../src/lib/data/rehearsal.ts';

const task = { rows: 1, inputs: Float32Array.of(1, 2), targets: Float32Array.of(1) };
const source = { rows: 2, inputs: Float32Array.of(3, 4, 5, 6), targets: Float32Array.of(0, 1) };

test('withRehearsal(task, sourceTask, times) repeats the points of the new task', () => {
	expect(withRehearsal(task, source, 2)).toEqual({
		rows: 4,
		inputs: Float32Array.of(1, 2, 1, 2, 3, 4, 5, 6),
		targets: Float32Array.of(1, 1, 0, 1)
	});
});

test('joinedTables(tables) keeps the true labels of points with a teacher’s answers', () => {
	const taught = { ...task, targets: Float32Array.of(0.75), labels: Float32Array.of(0) };
	expect(joinedTables([taught, source])).toEqual({
		rows: 3,
		inputs: Float32Array.of(1, 2, 3, 4, 5, 6),
		targets: Float32Array.of(0.75, 0, 1),
		labels: Float32Array.of(0, 0, 1)
	});
});
