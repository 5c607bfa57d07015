import { inputsOf, isDenseStack, outputsOf } from '../../network/spec.ts';
import { formatLoss } from '../../format.ts';
import type { Cause } from './cause.ts';
import { activationOf, hiddenLayersOf, type Underfitting } from './evidence.ts';
import { straightLoss } from './straightLoss.ts';

/** So much of what there is to learn may separate the network from the best straight line. */
const nearlyBest = 0.05;

function isLinear(run: Underfitting): boolean {
	return (
		isDenseStack(run.spec) && hiddenLayersOf(run).every((layer) => activationOf(layer) === 'linear')
	);
}

/** `a straight line`, or what that is with more inputs and with more than two classes. */
function straight({ spec, loss }: Underfitting): string {
	const inputs = inputsOf(spec);
	const dimensions = loss === 'meanSquaredError' ? inputs : inputs - 1;
	const what = dimensions <= 1 ? 'straight line' : 'flat plane';
	return outputsOf(spec) > 1 ? `${what}s` : `a ${what}`;
}

function words(run: Underfitting, best: number): string {
	const line = straight(run);
	const what =
		run.loss === 'meanSquaredError' ? `draw only ${line}` : `separate the classes only by ${line}`;
	const why =
		hiddenLayersOf(run).length === 0
			? `It has no hidden layer, so it can ${what}`
			: `Its units pass on their sums unbent (activation: linear), so however many there are, it can ${what}`;
	return `${why}; the best there is on its points has a loss of ${formatLoss(best)}.`;
}

/** Loss of the best straight line where the network can draw nothing else and that is not enough. */
function limitOf(run: Underfitting): number | null {
	const isKnown = outputsOf(run.spec) === 1 || run.loss === 'softmaxCrossEntropy';
	if (!isLinear(run) || !isKnown) return null;
	const best = straightLoss(run.loss, run.points);
	return best !== null && best > run.levels.wellAbove ? best : null;
}

function causeOf(run: Underfitting, best: number): Cause {
	return { kind: 'straightLine', isCertain: true, sentence: words(run, best) };
}

/**
 * A composition of linear maps is linear: without a bend between its layers a network is a straight
 * line, whatever its size. Certain where it stands at the best of them and that is not enough.
 */
export function reachedStraightLine(run: Underfitting): Cause | null {
	const best = limitOf(run);
	if (best === null) return null;
	const tolerance = nearlyBest * (run.levels.baseline - run.levels.floor);
	return run.training.level <= best + tolerance ? causeOf(run, best) : null;
}

/** The same where it is on its way there and nothing else was found. */
export function aimsAtStraightLine(run: Underfitting): Cause | null {
	const best = limitOf(run);
	return best === null ? null : causeOf(run, best);
}
