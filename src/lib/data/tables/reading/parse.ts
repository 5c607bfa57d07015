import Papa from 'papaparse';
import { bySpaces, findDelimiter } from './delimiter.ts';
import { TableProblem } from '../problem.ts';
import type { Delimiter, RawTable } from './rawTable.ts';
import { oneColumn, RowCollector } from './rowCollector.ts';

export interface ParseOptions {
	/** What the reader calls it: a file's name, mostly. */
	name: string;
	/** Found where it is not given. */
	delimiter?: Delimiter;
	/** Whether the first line holds the names of the columns; found where it is not given. */
	hasNames?: boolean;
	/** Hears the share of the text that has been read, 0–1. What it waits for is waited for. */
	onprogress?: (share: number) => Promise<void> | void;
}

const chunkLength = 500_000;

/** Text as a table. Throws a `TableProblem` where it is none. */
export async function parseTable(text: string, options: ParseOptions): Promise<RawTable> {
	const delimiter = options.delimiter ?? findDelimiter(text);
	if (delimiter === null) throw new TableProblem(oneColumn);
	const collector = new RowCollector(options.hasNames);
	if (delimiter === ' ') await readRows(bySpaces(text), '\t', collector, options.onprogress);
	else await readRows(text, delimiter, collector, options.onprogress);
	return { name: options.name, delimiter, ...collector.finish() };
}

function readRows(
	text: string,
	delimiter: string,
	collector: RowCollector,
	onprogress?: ParseOptions['onprogress']
): Promise<void> {
	return new Promise((resolve, reject) => {
		Papa.parse<string[]>(text, {
			delimiter,
			chunkSize: chunkLength,
			async chunk({ data, errors, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) {
				try {
					const wrong = errors.find(({ type }) => type === 'Quotes');
					collector.add(data, wrong?.row);
					if (!onprogress) return;
					parser.pause();
					await onprogress(Math.min(1, meta.cursor / text.length));
					parser.resume();
				} catch (error) {
					reject(error);
					parser.abort();
				}
			},
			complete: () => resolve()
		});
	});
}
