import type { DataSettings } from './draw.ts';
import { truthOf } from './moved.ts';
import { datasetNamed } from './sets/index.ts';
import type { Table } from './table.ts';

/** The same places with the values of the true function, which no noise has moved. */
export function onTruth({ rows, inputs }: Table, settings: DataSettings): Table {
	const { set, options } = settings;
	const dataset = datasetNamed(set);
	const width = dataset.inputs(options);
	const targets = Float32Array.from({ length: rows }, (_, row) =>
		truthOf(dataset, settings, inputs.subarray(row * width, (row + 1) * width))
	);
	return { rows, inputs, targets };
}
