/** How many points a data set has to give: of a table no more than its rows. */
import type { Dataset, Options } from '../data/dataset.ts';
import type { DataSettings } from '../data/draw.ts';
import { fewest, mostBeside, poolOf, settleCounts } from '../data/tables/parts.ts';
import { whole, type Limit } from './limit.ts';
import { dataValues } from './values.ts';

export type Part = 'training' | 'validation';

/** What may be asked of a data set, whatever the other part has. */
export function pointLimit({ table }: Dataset, part: Part): Limit {
	const { limit } = dataValues[part].form;
	if (!table) return limit;
	const other = part === 'training' ? fewest.validation : fewest.training;
	return whole(limit.name, fewest[part], mostBeside(poolOf(table.rows, { kept: 0 }), other));
}

/** What may be asked beside what the other part has. */
export function pointLimitBeside(dataset: Dataset, part: Part, data: DataSettings): Limit {
	const { table } = dataset;
	const limit = pointLimit(dataset, part);
	if (!table) return limit;
	const other = part === 'training' ? data.validation : data.training;
	return { ...limit, maximum: mostBeside(poolOf(table.rows, data.options), other) };
}

/** The nearest numbers of points that the data set has to give. */
export function settlePoints<D extends { training: number; validation: number; options: Options }>(
	{ table }: Dataset,
	data: D
): D {
	return table ? { ...data, ...settleCounts(data, poolOf(table.rows, data.options)) } : data;
}
