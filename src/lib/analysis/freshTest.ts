import { formatCount, formatPercent, formatPlainLoss } from '../format.ts';
import type { Part } from './sentence.ts';
import type { Spread, SweepPoint } from './sweep/sweepPoints.ts';

/**
 * The best of many sizes, chosen on the validation points, looks better on these than it is: part
 * of what it was chosen for is luck. So it is judged once on points that played no part in that.
 */
export interface FreshTest {
	value: number;
	parameters: number;
	/** Fresh test points for each seed. */
	points: number;
	/** Whether they are the rows of a table that were kept aside. */
	isKeptAside?: boolean;
	loss: Spread;
	/** NaN for regression. */
	accuracy: Spread;
	/** How far chance alone may take that loss from the one by which the size was chosen. */
	chance: number;
}

/** So many standard errors may be chance. */
const errors = 2;

/**
 * How far the mean losses of the same networks on two samples of points may lie apart by chance: two
 * standard errors of their difference. `deviations` are standard deviations of the loss from point to
 * point, one for each network; each has so many points of either sample.
 */
export function chanceBetween(
	deviations: readonly number[],
	points: number,
	others: number
): number {
	const squares = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0);
	return (errors / deviations.length) * Math.sqrt(squares * (1 / points + 1 / others));
}

export type Judgement = 'lower' | 'about the same' | 'higher';

/** Of a loss on fresh points beside the one by which its network was chosen. */
export function judgementOf(fresh: number, chosen: number, chance: number): Judgement {
	if (Math.abs(fresh - chosen) <= chance) return 'about the same';
	return fresh < chosen ? 'lower' : 'higher';
}

/** "The best was chosen by its loss on new points, 0.206. On 1,000 fresh test points, which had no part
 * in the choice, its loss is 0.221: about the same, where chance alone explains a difference of up to 0.034." */
export function freshTestSentence(test: FreshTest, chosen: SweepPoint): Part[] {
	const seeds = test.loss.each.filter((loss) => !Number.isNaN(loss)).length;
	const each = seeds > 1 ? ' for each seed' : '';
	const right = Number.isNaN(test.accuracy.median)
		? ''
		: ` It is right on ${formatPercent(test.accuracy.median)} of them.`;
	const points = test.isKeptAside
		? `the ${formatCount(test.points)} rows kept aside`
		: `${formatCount(test.points)} fresh test points`;
	const judgement = judgementOf(test.loss.median, chosen.validation.median, test.chance);
	return [
		{
			text: `The best was chosen by its loss on new points, ${formatPlainLoss(chosen.validation.median)}. On ${points}${each}, which had no part in the choice, its loss is `
		},
		{ text: formatPlainLoss(test.loss.median), strong: true },
		{
			text: `: ${judgement}, where chance alone explains a difference of up to ${formatPlainLoss(test.chance)}.${right}`
		}
	];
}
