import type { Cause } from './cause.ts';
import { hasDeadLayer } from './deadUnits.ts';
import { silencesUnits } from './dropout.ts';
import type { Underfitting } from './evidence.ts';
import { hardlyMoves, losesWhatItKnew, throwsLossUp } from './learningRate.ts';
import { outweighsLoss, shrinksWeights } from './penalty.ts';
import { hasParametersEnough, isSmall } from './size.ts';
import { aimsAtStraightLine, reachedStraightLine } from './straightLine.ts';
import { firstLayerStandsStill } from './vanishingGradients.ts';

/**
 * The likely cause of underfitting: the first rule that sees its own. What is certain comes first.
 * What a network has been made to do (a rate, a penalty, dropout) comes before what it is.
 */
const rules: readonly ((run: Underfitting) => Cause | null)[] = [
	reachedStraightLine,
	throwsLossUp,
	shrinksWeights,
	outweighsLoss,
	silencesUnits,
	losesWhatItKnew,
	hasDeadLayer,
	firstLayerStandsStill,
	hardlyMoves,
	aimsAtStraightLine,
	isSmall,
	hasParametersEnough
];

export function likelyCause(run: Underfitting): Cause | null {
	for (const rule of rules) {
		const cause = rule(run);
		if (cause !== null) return cause;
	}
	return null;
}
