/** The experiment as a file: its document, the link that says the same, and the reader's own table. */
import { datasetNamed } from '../data/sets/index.ts';
import { writeTable } from '../data/tables/tableText.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { lastingLink } from './exported.ts';

export const experimentFormat = 'Wiggle Room experiment';
/** A file of a later version is not read. */
export const experimentVersion = 1;

export function writeExperimentJson(experiment: Experiment): string {
	const file = {
		format: experimentFormat,
		version: experimentVersion,
		link: lastingLink(experiment),
		experiment
	};
	const text = JSON.stringify(file, null, '\t');
	const { table } = datasetNamed(experiment.data.set);
	if (!table) return `${text}\n`;
	// A table may have a million numbers, so it has no line for each.
	return `${text.slice(0, -'\n}'.length)},\n\t"table": ${writeTable(table)}\n}\n`;
}
