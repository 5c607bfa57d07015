/**
 * How far a network leans on each of its inputs: what it loses when that input's column is shuffled among
 * points that it never learned from (permutation importance, Breiman 2001,
 * https://doi.org/10.1023/A:1010933404324). That is said of this network, not of the world.
 */
import type { Table } from '../../data/table.ts';
import { multiplyAddsPerExample } from '../../network/cost.ts';
import { forward } from '../../network/forward.ts';
import { scoreOutputs, type Loss } from '../../network/loss.ts';
import { inputsOf, outputsOf, type NetworkSpec } from '../../network/spec.ts';
import { randomStream } from '../../random/randomStream.ts';
import { shuffle } from '../../random/shuffle.ts';

export interface ImportanceSettings {
	spec: NetworkSpec;
	loss: Loss;
	parameters: ArrayLike<number>;
	/** New points. */
	points: Table;
	/** Columns that are shuffled together, such as those of one category. Default: each alone. */
	groups?: readonly (readonly number[])[];
	seed: number;
}

/** Mean and standard deviation over the shuffles. */
export interface ShuffleSpread {
	mean: number;
	deviation: number;
}

export interface Importance {
	/** Place among the groups. */
	group: number;
	/** Loss gained. */
	loss: ShuffleSpread;
	/** Right answers lost, in points; NaN for regression. */
	lost: ShuffleSpread;
}

export interface Importances {
	/** Points that the columns were shuffled among: the first ones, as many as take no more than a moment. */
	rows: number;
	/** Answers that are right before anything is shuffled; NaN for regression. */
	right: number;
	each: Importance[];
}

export const shuffles = 20;
/** Products in all, and points at least. */
const affordable = 2e8;
const fewestRows = 30;

/** Stops after every shuffle, so that a page can breathe; gives the shuffles done and all. */
export function* permutationImportance(
	settings: ImportanceSettings
): Generator<{ done: number; all: number }, Importances> {
	const { spec, loss, parameters, seed } = settings;
	const width = inputsOf(spec);
	const groups = settings.groups ?? Array.from({ length: width }, (_, column) => [column]);
	const all = groups.length * shuffles;
	const most = Math.floor(affordable / (multiplyAddsPerExample(spec) * (all + 1)));
	const { rows, inputs, targets } = firstRows(settings.points, Math.max(fewestRows, most));
	const outputs = outputsOf(spec);
	const score = (rowsOfInputs: Float32Array) => {
		const { loss: value, accuracy } = scoreOutputs(
			loss,
			forward(spec, parameters, rowsOfInputs),
			targets,
			outputs
		);
		return { loss: value, right: Math.round(accuracy * rows) };
	};
	const before = score(inputs);
	const each: Importance[] = [];
	for (const [group, columns] of groups.entries()) {
		const gained: number[] = [];
		const lost: number[] = [];
		for (let time = 0; time < shuffles; time++) {
			const order = shuffle(rows, randomStream(seed, 'shuffled input', columns[0], time));
			const after = score(shuffled(inputs, width, columns, order));
			gained.push(after.loss - before.loss);
			lost.push(before.right - after.right);
			yield { done: group * shuffles + time + 1, all };
		}
		each.push({ group, loss: spreadOf(gained), lost: spreadOf(lost) });
	}
	return { rows, right: before.right, each };
}

/** All at once. */
export function importancesOf(settings: ImportanceSettings): Importances {
	const steps = permutationImportance(settings);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

function firstRows(table: Table, most: number): Table {
	const rows = Math.min(table.rows, most);
	const part = (values: Float32Array) => values.subarray(0, (values.length / table.rows) * rows);
	return rows === table.rows
		? table
		: { rows, inputs: part(table.inputs), targets: part(table.targets) };
}

/** The rows with these columns taken from other rows, each row from one. */
function shuffled(
	inputs: Float32Array,
	width: number,
	columns: readonly number[],
	order: Int32Array
): Float32Array {
	const mixed = inputs.slice();
	for (const column of columns) {
		for (let row = 0; row < order.length; row++) {
			mixed[row * width + column] = inputs[order[row] * width + column];
		}
	}
	return mixed;
}

function spreadOf(values: readonly number[]): ShuffleSpread {
	const mean = values.reduce((sum, value) => sum + value / values.length, 0);
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
