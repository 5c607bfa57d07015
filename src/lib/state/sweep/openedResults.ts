import { formatExact } from '$lib/format.ts';
import { curveOfResult, readSweepCsv, type SweepResult } from '$lib/analysis/sweep/sweepCsv.ts';
import type { SweepCurve } from '$lib/analysis/sweep/sweepPoints.ts';
import { axisWords, type SweepAxis } from '$lib/network/sweepAxis.ts';
import { lastStepOf, type PlannedNetwork } from '$lib/experiment/sweep/sweepPlan.ts';

/** The most that is read of a file: a sweep of all values and seeds takes a hundredth of it. */
const mostBytes = 2 ** 24;

/** Results that were trained elsewhere, laid over the present sweep. */
export interface Opened {
	/** The name of their file. */
	file: string;
	curves: readonly SweepCurve[];
	/** Of how many networks. */
	planned: number;
}

/** The results of this sweep in a file, or why they are none, in a sentence. */
export async function openResults(
	file: File,
	axis: SweepAxis,
	planned: readonly PlannedNetwork[]
): Promise<Opened | string> {
	const problem = (words: string) => `“${file.name}” cannot be shown: ${words}`;
	if (file.size > mostBytes) return problem('it is too large for the results of a sweep.');
	let text: string;
	try {
		text = await file.text();
	} catch {
		return problem('this browser could not read it.');
	}
	const read = readSweepCsv(text);
	if ('problem' in read) return problem(`it is not a sweep’s results. ${read.problem}`);
	if (read.results.length === 0) return problem('it has no rows.');
	if (read.axis !== axis) {
		return problem(
			`it is about several ${axisWords[read.axis].many}, this sweep about ${axisWords[axis].many}.`
		);
	}
	if (read.hasLines !== hasPretrained(planned)) {
		return problem(
			read.hasLines
				? 'its networks start from a pretrained one, those of this sweep do not.'
				: 'its networks start from random weights, those of this sweep from a pretrained one.'
		);
	}
	const stranger = read.results.find((result) => !isPlanned(result, planned));
	if (stranger) {
		const { value, seed, parameters, step } = stranger;
		const which = `${axisWords[axis].one} ${formatExact(value)}, seed ${seed + 1}, ${formatExact(parameters)} parameters, at step ${formatExact(step)}`;
		return problem(
			`it has a network that this sweep has not (${which}). Open the link of its sweep first.`
		);
	}
	return { file: file.name, curves: read.results.map(curveOfResult), planned: planned.length };
}

const hasPretrained = ([first]: readonly PlannedNetwork[]) =>
	first.experiment.pretrained !== undefined;

function isPlanned(result: SweepResult, planned: readonly PlannedNetwork[]): boolean {
	return planned.some(
		(network) =>
			network.value === result.value &&
			network.seed === result.seed &&
			network.line === (result.line ?? 0) &&
			network.parameters === result.parameters &&
			result.step <= lastStepOf(network)
	);
}
