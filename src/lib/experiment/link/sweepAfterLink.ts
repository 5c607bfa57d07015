/**
 * What a sweep's link says of after training: the pretrained network as a link of its own whose keys
 * begin with `p.`, and what each line begins with: `a=pruned:.9~all&b=scratch&b.lr=.005&p.a=relu:64x2`.
 */
import { letters } from '../experiment.ts';
import { withoutPretrained } from '../pretrained/startEdits.ts';
import { original } from '../pretrained/start.ts';
import { stopProblem } from '../pretrained/startProblem.ts';
import type { AfterTraining, LineSettings, Sweep } from '../sweep/sweep.ts';
import {
	lineProblem,
	lineStartForm,
	noneUntrainedProblem,
	pretrainedProblem,
	sameStepsProblem,
	settledAfter,
	usualLines
} from '../sweep/sweepLines.ts';
import { writePretrained, writeSource } from './link.ts';
import { writeOwn } from './linkFields.ts';
import type { LinkParts } from './linkParts.ts';
import { readPretrained } from './pretrainedLink.ts';
import { readOwn } from './readFields.ts';
import { readSource } from './readLink.ts';

/** The version of an experiment's link by which the pretrained network is told, for each of a sweep's. */
const sourceVersions = [1];

const keys = letters.map((letter) => letter.toLowerCase());

export function writeLines({ lines }: AfterTraining): string[] {
	return lines.flatMap(({ start, own }, at) => [
		`${keys[at]}=${lineStartForm.write(start)}`,
		...writeOwn(keys[at], own)
	]);
}

export const writeSweepSource = ({ data, after }: Sweep, version: number): string[] =>
	writePretrained({ data, pretrained: after?.pretrained }, (source) =>
		writeSource(source, sourceVersions[version - 1])
	);

/** The pretrained network, before anything is known of the lines; undefined where there is none. */
export function readSweepSource(
	parts: LinkParts,
	version: number
): AfterTraining['pretrained'] | undefined {
	const read = readPretrained(parts, 0, (below) => readSource(below, sourceVersions[version - 1]));
	const problem = read && pretrainedProblem(read);
	if (!read || !problem) return read;
	parts.complain(problem);
	const alone = withoutPretrained(read);
	return pretrainedProblem(alone) === null ? alone : undefined;
}

/** The lines of a sweep whose other values are read, with a sentence for each that cannot be. */
export function readLines(
	parts: LinkParts,
	sweep: Sweep,
	pretrained: AfterTraining['pretrained']
): Sweep {
	const named = keys.filter((key) => parts.has(key));
	const read = named.map((key): LineSettings => ({
		start: parts.read(key, lineStartForm, original),
		own: readOwn(parts, key, sweep.hyperparameters)
	}));
	const after = { pretrained, lines: named.length ? read : usualLines(sweep.axis, pretrained) };
	const { data } = sweep;
	for (const line of after.lines) {
		const problem = lineProblem({ data, after }, line);
		if (problem) parts.complain(`A line was left out. ${problem}`);
	}
	const whole = { ...sweep, after };
	const stop = stopProblem({ stopAt: sweep.steps, pretrained });
	if (stop) parts.complain(`${stop} The link’s stop became that step.`);
	if (sweep.compute !== null) parts.complain(sameStepsProblem);
	const settled = settledAfter(whole);
	if (settled.values.length < sweep.values.length) parts.complain(noneUntrainedProblem);
	return settled;
}
