/** The table of a class: a row for each student, by seed. */
import { formatCount, formatLoss } from '../../format.ts';
import { letters } from '../../experiment/experiment.ts';
import type { ClassResult, NetworkResult } from './classResult.ts';

interface Column {
	title: string;
	/** Of the network, where it belongs to one. */
	letter?: (typeof letters)[number];
	/** As the page shows it, in the order of the results. */
	cells: readonly string[];
	/** With all the digits that were handed in. */
	values: readonly (string | number | null)[];
}

const losses = ['training', 'validation', 'best'] as const;

export function classTable(results: readonly ClassResult[]): Column[] {
	if (results.length === 0) return [];
	const [{ networks, held }] = results;
	const sorted = results.toSorted((a, b) => a.seed - b.seed);
	return [
		{
			title: 'Seed',
			cells: sorted.map(({ seed }) => String(seed)),
			values: sorted.map(({ seed }) => seed)
		},
		...networks.flatMap((network, at) => networkColumns(sorted, network, at)),
		...held.map((_, criterion): Column => {
			const values = sorted.map((result) => (result.held[criterion] ? 'yes' : 'no'));
			return { title: `Held: ${criterion + 1}`, cells: values, values };
		})
	];
}

function networkColumns(
	results: readonly ClassResult[],
	{ wrong }: NetworkResult,
	at: number
): Column[] {
	const letter = letters[at];
	const of = results.map(({ networks }) => networks[at]);
	const columns = losses.map((loss): Column => {
		const values = of.map((network) => network[loss]);
		const cells = values.map((value) => formatLoss(value));
		return { title: `${letter} ${loss}`, letter, cells, values };
	});
	if (wrong === null) return columns;
	const values = of.map((network) => network.wrong);
	return [{ title: `${letter} wrong`, letter, cells: values.map(formatCount), values }, ...columns];
}

/** For a spreadsheet: a line for each row, cells apart by tabs. */
export function classText(results: readonly ClassResult[]): string {
	const columns = classTable(results);
	const rows = results.map((_, row) => columns.map(({ values }) => values[row] ?? ''));
	return [columns.map(({ title }) => title), ...rows].map((row) => row.join('\t')).join('\n');
}
