import type { Hyperparameters } from '../network/hyperparameters.ts';
import type { Claim, ExperimentNetwork, Criterion } from './claim.ts';
import {
	bestStep,
	gap,
	overfits,
	trainingAccuracy,
	validationLoss,
	validationLossAt
} from './measures.ts';
import { experimentOf } from './settings.ts';

/** What keeps a wide network from learning the noise. */

const wideOnCurve = {
	set: 'cosine',
	training: 30,
	width: 64,
	depth: 2,
	activation: 'tanh',
	steps: 3000
} as const;

const wideOnRings = { ...wideOnCurve, set: 'rings', training: 120, steps: 1500 } as const;

export const earlyStopping: Claim = {
	name: 'early-stopping',
	title: 'Stopping early',
	networks(seed) {
		const experiment = experimentOf(wideOnCurve, seed);
		return { wide: { experiment }, onTruth: { experiment, onTruth: true } };
	},
	criteria: [
		{
			sentence:
				'At the step of lowest validation loss, the error against the true curve is at most half of ' +
				'what it is at the end.',
			expectedShare: 0.95,
			holds: ({ wide, onTruth }) =>
				validationLossAt(onTruth, bestStep(wide)) <= validationLoss(onTruth) / 2
		},
		{
			sentence:
				'Validation loss is lowest in the first quarter of the run, and the network overfits.',
			expectedShare: 0.975,
			holds: ({ wide }) => bestStep(wide) <= wideOnCurve.steps / 4 && overfits(wide)
		}
	]
};

interface Method {
	name: string;
	title: string;
	change: Partial<Hyperparameters>;
	expectedShare: number;
}

function withEach(
	setting: typeof wideOnCurve | typeof wideOnRings,
	methods: readonly Method[]
): Pick<Claim, 'networks' | 'criteria'> {
	return {
		networks(seed) {
			const network = (hyperparameters: Partial<Hyperparameters>): ExperimentNetwork => ({
				experiment: experimentOf({ ...setting, hyperparameters }, seed)
			});
			const each = methods.map(({ name, change }) => [name, network(change)] as const);
			return { none: network({}), ...Object.fromEntries(each) };
		},
		criteria: methods.map(({ name, title, expectedShare }): Criterion => ({
			sentence:
				`${title}: validation loss is at most .8 times and the generalization gap at most half of ` +
				'what they are without.',
			expectedShare,
			holds: ({ none, [name]: changed }) =>
				validationLoss(changed) <= 0.8 * validationLoss(none) && gap(changed) <= gap(none) / 2
		}))
	};
}

const l2 = { name: 'l2', title: 'L2 of .001', change: { l2: 0.001 } };
const decay = { name: 'decay', title: 'Weight decay of 1', change: { weightDecay: 1 } };
const dropout = { name: 'dropout', title: 'Dropout of .3', change: { dropout: 0.3 } };

export const regularizationOnCurve: Claim = {
	name: 'regularization-on-curve',
	title: 'L2, weight decay and dropout, on a curve',
	...withEach(wideOnCurve, [
		{ ...l2, expectedShare: 0.95 },
		{ ...decay, expectedShare: 0.925 },
		{ ...dropout, expectedShare: 0.85 }
	])
};

const onRings = withEach(wideOnRings, [
	{ ...l2, expectedShare: 1 },
	{ ...decay, expectedShare: 1 },
	{ ...dropout, expectedShare: 1 }
]);

export const regularizationOnRings: Claim = {
	name: 'regularization-on-rings',
	title: 'L2, weight decay and dropout, on rings',
	networks: onRings.networks,
	criteria: [
		...onRings.criteria,
		{
			sentence: 'With L2 of .001 more than 5 of its own 120 points stay wrong.',
			expectedShare: 0.95,
			holds: ({ l2: penalised }) => trainingAccuracy(penalised) < 1 - 5.5 / wideOnRings.training
		}
	]
};

/** Ten times the penalty that helps. */
export const tooStrongPenalty: Claim = {
	name: 'too-strong-penalty',
	title: 'A penalty that is too strong',
	networks: (seed) => ({
		strong: { experiment: experimentOf({ ...wideOnRings, hyperparameters: { l2: 0.01 } }, seed) }
	}),
	criteria: [
		{
			sentence: 'With L2 of .01 fewer than two thirds of its own points are right.',
			expectedShare: 0.9,
			holds: ({ strong }) => trainingAccuracy(strong) < 2 / 3
		}
	]
};
