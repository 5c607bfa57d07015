/** What several lessons ask of a run. */
import { counted, formatCount, formatPercent, formatStep } from '$lib/format.ts';
import { bestOf, type History } from '$lib/analysis/overfitting.ts';
import { differences } from '$lib/experiment/difference.ts';
import { hiddenWidths, type Experiment } from '$lib/experiment/experiment.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import { fromLink } from '$lib/experiment/link/readLink.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { sweepDifferences } from '$lib/experiment/sweep/sweepDifference.ts';
import { toSweepLink } from '$lib/experiment/link/sweepLink.ts';
import type { Watch } from './lesson.ts';
import { notYet, type NotYet } from './notYet.ts';
import type { SweepWatch } from './sweepWatch.ts';

/** Where a network stands at the end, so that it survives JSON. */
export interface Standing {
	parameters: number;
	training: number;
	validation: number;
	/** Points on the wrong side; of regression 0. */
	wrongTraining: number;
	wrongValidation: number;
}

function wrong(accuracy: number, points: number): number {
	return Number.isNaN(accuracy) ? 0 : Math.round((1 - accuracy) * points);
}

export function standingOf(watch: Watch, index: number): Standing {
	const { training, validation } = lastOf(watch.histories[index]);
	const { data } = watch.experiment;
	return {
		parameters: watch.counts[index],
		training: training.loss,
		validation: validation.loss,
		wrongTraining: wrong(training.accuracy, data.training),
		wrongValidation: wrong(validation.accuracy, data.validation)
	};
}

export function lastOf(history: History) {
	return history[history.length - 1];
}

/** Why this run is not that of this very experiment, to its end and with nothing changed on the way; null
 * where it is. */
export function missingOfRun(watch: Watch, experiment: Experiment): NotYet | null {
	return missingOfExperiment(watch, experiment) ?? missingSteps(watch, experiment);
}

/** What is no longer as the task has it; null if nothing. */
export function missingOfExperiment(watch: Watch, experiment: Experiment): NotYet | null {
	return isSame(watch.experiment, experiment) ? null : otherExperiment(watch, experiment);
}

/** As `missingOfRun`, but the networks and what they have for themselves may differ. */
export function missingOfRunWithOtherNetworks(watch: Watch, experiment: Experiment): NotYet | null {
	return missingOfRun(watch, { ...experiment, networks: watch.experiment.networks });
}

/** What a run whose experiment is the right one lacks to count; null if nothing. */
export function missingSteps(watch: Watch, { stopAt }: Experiment): NotYet | null {
	const { step, changes, hasEnded } = watch;
	const [change] = changes;
	if (change !== undefined) {
		return notYet(
			`this run does not count, because something was changed on the way (${change.text}, at step ${formatStep(change.step)}). Press “Reset”, then “Train”.`
		);
	}
	if (step === 0) return notYet('nothing is trained so far. Press “Train”.');
	if (hasEnded && step < stopAt) {
		return notYet(
			`the run was to end at step ${formatStep(step)}, and the task needs ${formatStep(stopAt)} steps. Press “Set up again”, then “Train”.`
		);
	}
	if (hasEnded) return null;
	const end = Math.max(stopAt, watch.experiment.stopAt);
	return step < end
		? notYet(
				`the run stands at step ${formatStep(step)}, and its end is step ${formatStep(end)}. Press “Train” to go on.`
			)
		: notYet(
				`the run was taken past its end, to step ${formatStep(step)}. Press “Reset”, then “Train”.`
			);
}

function otherExperiment(watch: Watch, experiment: Experiment): NotYet {
	const { stopAt, view } = watch.experiment;
	const changed = differences({ ...experiment, stopAt, view }, watch.experiment);
	const [first] = changed;
	const more = changed.length > 1 ? ', and more' : '';
	const what = first === undefined ? '' : ` (${shortened(first)}${more})`;
	return notYet(
		`the experiment is no longer the one of this task${what}. Press “Set up again”, and change only what the task says.`
	);
}

const longestDifference = 60;

/** Of layers that are told one by one whose they are: there is no room for all. */
const shortened = (difference: string) =>
	difference.length <= longestDifference
		? difference
		: difference.replace(/^(\S+ of [A-D]) .*$/, '$1');

/** Why not every network of this very sweep went to its last step by itself; null where all did. */
export function missingOfSweep(watch: SweepWatch, sweep: Sweep): NotYet | null {
	if (!isSameSweep(watch, sweep)) {
		const [first, ...others] = sweepDifferences(sweep, watch.sweep);
		const what = first === undefined ? '' : ` (${first}${others.length > 0 ? ', and more' : ''})`;
		return notYet(
			`the sweep is no longer the one of this task${what}. Press “Set up again”, then “Train”.`
		);
	}
	if (watch.hasEnded) return null;
	const share = formatPercent(Math.min(watch.share, 0.999));
	if (watch.isStopped) {
		return notYet(`training was ended after ${share} of its work. Press “Train” to begin anew.`);
	}
	return watch.points.length === 0
		? notYet('nothing is trained so far. Press “Train”.')
		: notYet(`${share} of the training is done. Press “Train” to go on.`);
}

/** As `missingOfRun`, of a single network of any shape that has no hyperparameters for itself. */
export function missingOfRunWithOneNetwork(watch: Watch, experiment: Experiment): NotYet | null {
	const { networks } = watch.experiment;
	const isOne = networks.length === 1 && Object.keys(networks[0].own).length === 0;
	return isOne
		? missingOfRunWithOtherNetworks(watch, experiment)
		: missingOfExperiment(watch, experiment);
}

/** ", 1,000 steps" of a run that went on past the end that the task has; else nothing. */
export function extraSteps({ step }: Watch, { stopAt }: Experiment): string {
	return step > stopAt ? `, ${formatStep(step)} steps` : '';
}

/** "2 layers of 8 units", "layers of 8 and 4 units". */
export function shapeOf(experiment: Experiment, index: number): string {
	const hidden = hiddenWidths(experiment.networks[index]);
	if (hidden.length === 0) return 'no hidden layer';
	const [width] = hidden;
	if (hidden.some((other) => other !== width)) {
		return `layers of ${hidden.slice(0, -1).join(', ')} and ${hidden.at(-1)} units`;
	}
	return `${counted(hidden.length, 'layer')} of ${counted(width, 'unit')}`;
}

/** The reader looks at the step of the first network's best, give or take a fifth. */
export function looksAtBest({ histories, lookedAt }: Watch): boolean {
	const best = bestOf(histories[0]);
	return best !== null && lookedAt !== null && Math.abs(lookedAt - best.step) <= 0.2 * best.step;
}

/** In all that makes the numbers; how they are shown, and how long it trains, is the reader's own. */
function isSame(a: Experiment, b: Experiment): boolean {
	const { view, stopAt } = firstScreen;
	/** Read back, so that its parts stand in the same order. */
	const essence = (experiment: Experiment) =>
		toLink(fromLink(toLink({ ...experiment, view, stopAt })).experiment);
	return essence(a) === essence(b);
}

export function isSameSweep(watch: SweepWatch, sweep: Sweep): boolean {
	return toSweepLink(watch.sweep) === toSweepLink(sweep);
}

/** Why a run that has ended is not seen as it ended; null where it is. */
export function missingOfItsEnd({ lookedAt }: Watch): NotYet | null {
	if (lookedAt === null) return null;
	return notYet(
		`you look back at step ${formatStep(lookedAt)}. Drag along the chart to the end of the run.`
	);
}

/** Why the network that is looked at is not the one with this value of the axis; null where it is. */
export function missingOfLooking(
	{ lookedAt, points, sweep }: SweepWatch,
	value: number
): NotYet | null {
	if (lookedAt?.value === value) return null;
	const sizeAt = (wanted: number | undefined) => {
		const point = points.find((candidate) => candidate.value === wanted);
		if (point === undefined) return 'no network';
		return sweep.axis === 'training'
			? `the one with ${formatCount(point.value)} points`
			: `the one with ${formatCount(point.parameters)} parameters`;
	};
	return notYet(
		`you look at ${sizeAt(lookedAt?.value)}, and the task asks for ${sizeAt(value)}. Move “Size”, or click the dot.`
	);
}
