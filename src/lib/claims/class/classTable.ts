/** The table of a class: a row for each student, by name and seed. */
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
	const sorted = results.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.seed - b.seed);
	return [
		...handedColumn(
			'Name',
			sorted.map(({ name }) => name)
		),
		{
			title: 'Seed',
			cells: sorted.map(({ seed }) => String(seed)),
			values: sorted.map(({ seed }) => seed)
		},
		...handedColumn(
			'Bet',
			sorted.map(({ bet }) => bet ?? '')
		),
		...networks.flatMap((network, at) => networkColumns(sorted, network, at)),
		...held.map((_, criterion): Column => {
			const values = sorted.map((result) => (result.held[criterion] ? 'yes' : 'no'));
			return { title: `Held: ${criterion + 1}`, cells: values, values };
		})
	];
}

/** None where nobody handed it in. */
function handedColumn(title: string, values: readonly string[]): Column[] {
	return values.every((value) => value === '') ? [] : [{ title, cells: values, values }];
}

function networkColumns(
	results: readonly ClassResult[],
	{ wrong, wrongTraining }: NetworkResult,
	at: number
): Column[] {
	const letter = letters[at];
	const of = results.map(({ networks }) => networks[at]);
	const columns = losses.map((loss): Column => {
		const values = of.map((network) => network[loss]);
		const cells = values.map((value) => formatLoss(value));
		return { title: `${letter} ${loss}`, letter, cells, values };
	});
	const counts = { wrong, wrongTraining };
	const counted = (['wrong', 'wrongTraining'] as const).filter((count) => counts[count] !== null);
	return [
		...counted.map((count): Column => {
			const values = of.map((network) => network[count]);
			const title = `${letter} ${count === 'wrong' ? 'wrong' : 'wrong in training'}`;
			return { title, letter, cells: values.map(formatCount), values };
		}),
		...columns
	];
}

/** For a spreadsheet: a line for each row, cells apart by tabs. A name that a formula could begin with
 * is written behind an apostrophe. */
export function classText(results: readonly ClassResult[]): string {
	const columns = classTable(results);
	const rows = results.map((_, row) =>
		columns.map(({ values }) => String(values[row] ?? '').replace(/^[=+\-@]/, "'$&"))
	);
	return [columns.map(({ title }) => title), ...rows].map((row) => row.join('\t')).join('\n');
}
