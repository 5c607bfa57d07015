/** The experiment as a file: its document, and the link that says the same. */
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
	return `${JSON.stringify(file, null, '\t')}\n`;
}
