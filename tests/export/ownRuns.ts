/** Runs on a reader's tables and on chosen inputs. */
import type { OwnTable, TableTarget } from '../../src/lib/data/tables/ownTable.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import { setData } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { withFeatures } from '../../src/lib/experiment/features.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { exportedRun, type ExportedRun } from '../../src/lib/export/exported.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import { someParameters } from './networks.ts';

function tableOf(name: string, target: TableTarget, targetOf: (row: number) => number): OwnTable {
	const rows = 40;
	const random = randomStream(3, name);
	return {
		name,
		inputs: [
			{ name: 'length "cm"', column: 'length "cm"' },
			{ name: 'width', column: 'width' }
		],
		target,
		rows,
		values: Float64Array.from({ length: 2 * rows }, (_, i) => random.normal() + (i % 2 ? 30 : -4)),
		targets: Float64Array.from({ length: rows }, (_, row) => targetOf(row))
	};
}

export const kinds = tableOf(
	'kinds',
	{ name: 'kind', task: 'classification', classes: ['red', 'green', 'blue'] },
	(row) => row % 3
);
export const prices = tableOf('prices', { name: 'price', task: 'regression' }, (row) => 900 + row);

const on = (table: OwnTable) => setData(firstScreen, knowTable(table, null).name);

/** By what is particular to each. */
export const ownExperiments: Readonly<Record<string, () => Experiment>> = {
	'three classes': () => on(kinds),
	'a number to predict': () => on(prices),
	'chosen inputs': () => ({
		...firstScreen,
		data: withFeatures(firstScreen.data, ['x1', 'x1x1', 'x2x2', 'x1x2', 'sinx1', 'sinx2'])
	}),
	'one chosen input': () => ({ ...firstScreen, data: withFeatures(firstScreen.data, ['x2x2']) }),
	'three classes of chosen inputs': () => {
		const experiment = on(kinds);
		return { ...experiment, data: withFeatures(experiment.data, ['x2', 'x1x2', 'sinx2']) };
	}
};

export function ownRun(experiment: Experiment): ExportedRun {
	const state = { address: 'https://example.org/#v=1', histories: [], changes: [] };
	const { networks } = exportedRun(experiment, { ...state, parameters: [] });
	const parameters = networks.map(({ network }) => someParameters(network));
	return exportedRun(experiment, { ...state, parameters });
}
