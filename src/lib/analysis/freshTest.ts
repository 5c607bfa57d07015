import { formatCount, formatLoss, formatPercent } from './results.ts';
import type { Part } from './sentence.ts';
import type { Spread, SweepPoint } from './sweepPoints.ts';

/**
 * The best of many sizes, chosen on the validation points, looks better on these than it is: part
 * of what it was chosen for is luck. So it is judged once on points that played no part in that.
 */
export interface FreshTest {
	value: number;
	parameters: number;
	/** Fresh test points for each seed. */
	points: number;
	loss: Spread;
	/** NaN for regression. */
	accuracy: Spread;
}

/** "Chosen on its validation points, where its loss is 0.206; on 1,000 fresh points it is 0.221." */
export function freshTestSentence(test: FreshTest, chosen: SweepPoint): Part[] {
	const seeds = test.loss.each.filter((loss) => !Number.isNaN(loss)).length;
	const each = seeds > 1 ? ' for each seed' : '';
	const right = Number.isNaN(test.accuracy.median)
		? ''
		: ` It is right on ${formatPercent(test.accuracy.median)} of them.`;
	return [
		{ text: 'It was chosen on its validation points, where its loss is ' },
		{ text: formatLoss(chosen.validation.median) },
		{ text: `. On ${formatCount(test.points)} fresh test points${each} its loss is ` },
		{ text: formatLoss(test.loss.median), strong: true },
		{ text: `.${right}` }
	];
}
