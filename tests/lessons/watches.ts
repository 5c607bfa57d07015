import type { Change, Watch } from '../../src/lessons/lesson.ts';
import type { ClosedFormWatch } from '../../src/lessons/closedFormWatch.ts';
import type { SweepWatch } from '../../src/lessons/sweepWatch.ts';
import { pointsAt, type SweepCurve } from '../../src/lib/analysis/sweep/sweepPoints.ts';
import { bestPoint, smallestFitted } from '../../src/lib/analysis/sweep/sweepReading.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { specOf } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import type { Sweep } from '../../src/lib/experiment/sweep/sweep.ts';
import { planSweep } from '../../src/lib/experiment/sweep/sweepPlan.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';

/** An evaluation as a run leaves it. */
export function evaluation(
	step: number,
	training: number,
	validation = training,
	accuracy = [NaN, NaN]
): Evaluation {
	return {
		step,
		training: { loss: training, accuracy: accuracy[0] },
		validation: { loss: validation, accuracy: accuracy[1] },
		penalty: 0,
		diverged: !Number.isFinite(training)
	};
}

/** A change made while the run was under way. */
export const midway: Change = { step: 3, text: 'learning rate 0.01 → 0.1' };

/** What a check sees of a reader who has done nothing yet, and then what `changes` say. */
export function watchOf(experiment: Experiment, changes: Partial<Watch> = {}): Watch {
	const seen = changes.experiment ?? experiment;
	const counts = seen.networks.map((_, index) => countParameters(specOf(seen, index)));
	const parameters = counts.map((count) => new Float32Array(count).fill(-1));
	return {
		experiment,
		counts,
		histories: counts.map(() => [evaluation(0, 2)]),
		step: 0,
		hasEnded: false,
		isStepByStep: true,
		lookedAt: null,
		changes: [],
		initial: parameters,
		parameters,
		curve: null,
		guess: null,
		earlier: () => undefined,
		tries: () => [],
		...changes
	};
}

/** The same after a run to its end, with these last evaluations. */
export function afterRun(
	experiment: Experiment,
	last: readonly Evaluation[],
	changes: Partial<Watch> = {}
): Watch {
	const step = (changes.experiment ?? experiment).stopAt;
	return watchOf(experiment, {
		histories: last.map((evaluated) => [evaluation(0, 2), { ...evaluated, step }]),
		step,
		hasEnded: true,
		isStepByStep: false,
		...changes
	});
}

/** What a check sees of a sweep of which nothing is trained yet, and then what `changes` say. */
export function sweepWatchOf(sweep: Sweep, changes: Partial<SweepWatch> = {}): SweepWatch {
	return {
		sweep,
		hasEnded: false,
		isStopped: false,
		share: 0,
		points: [],
		best: null,
		fitted: null,
		test: null,
		lookedAt: null,
		guess: null,
		earlier: () => undefined,
		tries: () => [],
		...changes
	};
}

interface Losses {
	training: number;
	validation: number;
	/** Shares on the right side: of the training points, and of the new ones. */
	right?: [training: number, validation: number];
}

/** The same after every network went to its last step, with these losses. */
export function afterSweep(
	sweep: Sweep,
	lossesOf: (value: number, seed: number) => Losses,
	changes: Partial<SweepWatch> = {}
): SweepWatch {
	const { set, options, flips, training } = sweep.data;
	const dataset = datasetNamed(set);
	const curves = planSweep(sweep).map(({ value, seed, parameters }): SweepCurve => {
		const { training, validation, right = [NaN, NaN] } = lossesOf(value, seed);
		return {
			value,
			seed,
			parameters,
			steps: [sweep.steps],
			training: [training],
			validation: [validation],
			trainingAccuracy: [right[0]],
			validationAccuracy: [right[1]],
			diverged: !Number.isFinite(validation)
		};
	});
	const points = pointsAt(curves, Infinity);
	const best = bestPoint(points);
	const fitted = smallestFitted(points, {
		axis: sweep.axis,
		task: dataset.task,
		noiseFloor: dataset.noiseFloor(options, flips).loss,
		baseline: 1,
		trainingPoints: training,
		outputs: 1
	});
	return sweepWatchOf(sweep, {
		hasEnded: true,
		share: 1,
		points,
		best,
		fitted,
		lookedAt: best && { value: best.value, seed: 0 },
		...changes
	});
}

/** What a check sees before anything is solved, and then what `changes` say. */
export function closedFormWatchOf(changes: Partial<ClosedFormWatch> = {}): ClosedFormWatch {
	return {
		ridge: null,
		isSolved: false,
		points: [],
		guess: null,
		earlier: () => undefined,
		tries: () => [],
		...changes
	};
}
