/** What is said of how far a network leans on its inputs. */
import { formatCount, formatFixed, formatLoss } from '../../format.ts';
import { shuffles, type Importance, type Importances } from './permutationImportance.ts';

/** What shuffling an input costs, and how that spreads: right answers, or loss for regression. */
export interface Cost {
	mean: number;
	deviation: number;
	text: string;
}

export function costOf({ lost, loss }: Importance): Cost {
	const isRegression = Number.isNaN(lost.mean);
	const { mean, deviation } = isRegression ? loss : lost;
	const write = (value: number) => (isRegression ? formatLoss(value) : formatFixed(value, 1));
	return { mean, deviation, text: `${write(mean)} ± ${write(deviation)}` };
}

/** The most leaned on first. */
export function byCost({ each }: Importances): Importance[] {
	return each.toSorted((a, b) => costOf(b).mean - costOf(a).mean);
}

/** "Right answers lost of 97" */
export function costTitle({ right }: Importances): string {
	return Number.isNaN(right) ? 'Loss gained' : `Right answers lost of ${formatCount(right)}`;
}

/** How it was found. `all` is the number of new points there are. */
export function howFound({ rows }: Importances, all: number): string {
	const points = rows < all ? `the first ${formatCount(rows)} new points` : 'the new points';
	return `Each input’s column is shuffled among ${points}, ${formatCount(shuffles)} times; ± is the standard deviation. It says what this network does, not what the inputs are worth.`;
}
