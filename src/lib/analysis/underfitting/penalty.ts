import { guess, type Cause } from './cause.ts';
import { stepsOf, type Underfitting } from './evidence.ts';
import { weightSums } from './movement.ts';
import { formatExact, formatShare } from '../../format.ts';

/** Weights that keep less than this share of their first size have been shrunk. */
const shrunk = 0.7;
/** A penalty counts that makes up this share of the loss and itself. */
const heavy = 0.15;
/** As does one that at the first weights is this share of the baseline. */
const felt = 0.02;

const names = { l1: 'L1', l2: 'L2', weightDecay: 'weight decay' } as const;
type Shrinking = keyof typeof names;

/** The larger penalty at some weights. */
function penaltyAt({ spec, hyperparameters: { l1, l2 } }: Underfitting, parameters: Float32Array) {
	const { absolute, squared } = weightSums(spec, parameters);
	const kind: Shrinking = l1 * absolute > l2 * squared ? 'l1' : 'l2';
	return { kind, total: l1 * absolute + l2 * squared };
}

/** The strongest of what shrinks weights, or null where none could by itself. */
function strongest(run: Underfitting): Shrinking | null {
	const { kind, total } = penaltyAt(run, run.kept[0].parameters);
	if (total > felt * run.levels.baseline) return kind;
	const { weightDecay, learningRate } = run.hyperparameters;
	return weightDecay * learningRate * stepsOf(run) >= 1 ? 'weightDecay' : null;
}

function tooStrong(run: Underfitting, kind: Shrinking, measured: string): Cause {
	const value = formatExact(run.hyperparameters[kind]);
	return guess(kind, `${names[kind]} of ${value} is too strong: ${measured}. Less of it may help.`);
}

/** Weights are smaller than at first, though the data ask for more than the network gives. */
export function shrinksWeights(run: Underfitting): Cause | null {
	const kind = strongest(run);
	if (kind === null) return null;
	const [first, last] = [run.kept[0], run.kept[run.kept.length - 1]].map(({ parameters }) =>
		Math.sqrt(weightSums(run.spec, parameters).squared)
	);
	return last < shrunk * first
		? tooStrong(
				run,
				kind,
				`it has shrunk the weights to ${formatShare(last / first)} of their size`
			)
		: null;
}

/** Much of what training lowers is the penalty, not the loss. */
export function outweighsLoss(run: Underfitting): Cause | null {
	const { kind, total } = penaltyAt(run, run.kept[run.kept.length - 1].parameters);
	const share = total / (total + run.training.level);
	return share >= heavy
		? tooStrong(run, kind, `it makes up ${formatShare(share)} of what training lowers`)
		: null;
}
