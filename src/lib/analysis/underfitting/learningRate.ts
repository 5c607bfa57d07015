import { formatCount, formatExact, formatLoss, formatRatio, formatShare } from '../../format.ts';
import { guess, type Cause } from './cause.ts';
import { stepsOf, type Underfitting } from './evidence.ts';
import { movements } from './movement.ts';

/** A loss that rises so far above its beginning was thrown, not led. */
const thrown = 2;
/** So much of what there is to learn was known before and is lost again. */
const lost = 0.2;
/** A layer that moved by less than this share of its size has hardly begun. */
const hardlyBegun = 0.35;
/** Of a steady movement half lies in the second half of the steps. */
const steady = 0.3;

function tooHigh({ hyperparameters }: Underfitting, measured: string): Cause {
	const rate = formatExact(hyperparameters.learningRate);
	return guess(
		'learningRateTooHigh',
		`the learning rate of ${rate} is too high: ${measured}. A lower one may help.`
	);
}

/** The loss was thrown far above its beginning: no step that follows the slope does that. */
export function throwsLossUp(run: Underfitting): Cause | null {
	const losses = run.history.map(({ training }) => training.loss);
	const highest = Math.max(...losses.slice(1));
	const times = highest / Math.max(losses[0], run.levels.baseline);
	return times >= thrown
		? tooHigh(run, `its training loss jumped to ${formatRatio(times)} what it began with`)
		: null;
}

/** The loss rises, or has risen for good from where it has been before. */
export function losesWhatItKnew(run: Underfitting): Cause | null {
	const { training, levels, history } = run;
	const lowest = Math.min(...history.map((evaluation) => evaluation.training.loss));
	if (training.level - lowest > lost * (levels.baseline - levels.floor)) {
		return tooHigh(run, `its training loss has been down at ${formatLoss(lowest)} before`);
	}
	return training.direction === 'rising' ? tooHigh(run, 'its training loss rises') : null;
}

/** No layer has come far, though it is not for having arrived: one at least still moves as at first. */
export function hardlyMoves(run: Underfitting): Cause | null {
	const layers = movements(run);
	const furthest = Math.max(...layers.map(({ moved }) => moved));
	const isSteady = layers.some(({ lately }) => lately >= steady);
	if (furthest >= hardlyBegun || !isSteady) return null;
	const rate = formatExact(run.hyperparameters.learningRate);
	return guess(
		'learningRateTooLow',
		`the learning rate of ${rate} is too low: in ${formatCount(stepsOf(run))} steps no layer ` +
			`changed by more than ${formatShare(furthest)}. A higher one may help.`
	);
}
