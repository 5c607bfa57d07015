/** Runs whose networks begin after pretraining. */
import { setMoved, setStopAt } from '../../src/lib/experiment/edits.ts';
import { unmoved } from '../../src/lib/data/moved.ts';
import { specOf } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { original, type Start } from '../../src/lib/experiment/pretrained/start.ts';
import { keepLearned, setTeacher } from '../../src/lib/experiment/pretrained/startEdits.ts';
import { exportedRun, type ExportedRun } from '../../src/lib/export/exported.ts';
import { beginningsOf } from '../../src/lib/members/beginnings.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';

export const firstStep = 40;
export const lastStep = 70;

/** The network has layers of 3 and 3 units and trains on 150 points until step 40; 30 steps follow. */
export function startedExperiment(start: Partial<Start>): Experiment {
	const begun = { ...original, train: 'all', ...start } as const;
	return keepLearned(setStopAt(firstScreen, firstStep), 0, firstStep, [begun], 30);
}

/** One that learns from a teacher's answers. */
export const taughtExperiment = (teacher: 'training' | 'new') =>
	setTeacher(startedExperiment({}), 0, teacher);

export const elsewhere = (experiment: Experiment) =>
	setMoved(experiment, { ...unmoved, turn: 90, right: 0.5 });

/** What the pretrained network ended with, for tests that train none. */
export const learnedOf = ({ pretrained }: Experiment) =>
	initialParameters(specOf(pretrained!, 0), 5);

const evaluation = (step: number) => ({
	step,
	training: { loss: 0.5, accuracy: 0.5 },
	validation: { loss: 0.75, accuracy: 0.5 },
	penalty: 0,
	diverged: false
});

/** It ended, and its curve has what was before. */
export function startedRun(
	experiment: Experiment,
	learned: Float32Array | null = experiment.pretrained ? learnedOf(experiment) : null
): ExportedRun {
	const history = Array.from({ length: lastStep + 1 }, (_, step) => evaluation(step));
	return exportedRun(experiment, {
		address: 'https://example.org/#v=1',
		histories: experiment.networks.map(() => history),
		parameters: experiment.networks.map((_, index) =>
			initialParameters(specOf(experiment, index), 6)
		),
		beginnings: beginningsOf(experiment, learned),
		changes: []
	});
}
