/** A table's numbers as its reader knows them, from what a network sees. */
import type { DataSettings } from '../draw.ts';
import { datasetNamed } from '../sets/index.ts';
import type { TableInput } from './ownTable.ts';
import type { Scale } from './scaling.ts';

export interface NamedScale extends Scale {
	name: string;
}

/** Of the target of a regression; null where networks predict the numbers as they are. */
export function targetUnit(data: DataSettings): NamedScale | null {
	const { table, rows } = datasetNamed(data.set);
	if (!table || !rows || table.target.task !== 'regression') return null;
	return { name: table.target.name, ...rows.partsOf(data).scaling.target! };
}

/** Of each input; null where networks see the numbers as they are. */
export function inputUnits(data: DataSettings): readonly NamedScale[] | null {
	const { table, rows } = datasetNamed(data.set);
	if (!table || !rows) return null;
	const { inputs } = rows.partsOf(data).scaling;
	return table.inputs.map(({ name }, input) => ({ name, ...inputs[input] }));
}

/** Of the one input and the target of a regression; null where no table is drawn as a curve. */
export function curveUnits(data: DataSettings): { x: NamedScale; y: NamedScale } | null {
	const [inputs, y] = [inputUnits(data), targetUnit(data)];
	return inputs && y ? { x: inputs[0], y } : null;
}

/** Columns as a reader has them: the inputs of one column of words belong together. */
export function columnsOf(inputs: readonly TableInput[]): { name: string; columns: number[] }[] {
	const groups = new Map<string, { name: string; columns: number[] }>();
	inputs.forEach(({ name, column, word }, at) => {
		const key = word === undefined ? `${at}` : `words of ${column}`;
		const group = groups.get(key) ?? { name: word === undefined ? name : column, columns: [] };
		groups.set(key, group);
		group.columns.push(at);
	});
	return [...groups.values()];
}
