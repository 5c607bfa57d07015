/** What a class bet on, and how often it was right. */
import { letters, type Letter } from '../../experiment/experiment.ts';
import { formatLoss } from '../../format.ts';
import type { ClassResult } from './classResult.ts';

export interface ClassBets {
	/** How many bet on each network, in the order of their letters. */
	on: readonly { letter: Letter; count: number }[];
	/** Bets in all. */
	bets: number;
	/** Of the bets: the network was better on new points than every other. */
	right: number;
	/** Of the bets: the best were equally good, or none had a number. */
	undecided: number;
	/** Of all runs, how often each network was better than every other. */
	best: readonly { letter: Letter; count: number }[];
}

/**
 * As the page judges one run: fewer new points wrong where there are classes, else the lower loss on new
 * points, where two that print the same are equal. Null where no single network is best.
 */
export function bestNetwork({ networks }: ClassResult): Letter | null {
	const byCount = networks.some(({ wrong }) => wrong !== null);
	const known = networks.flatMap(({ validation, wrong }, at) => {
		if (validation === null || (byCount && wrong === null)) return [];
		return [{ letter: letters[at], worth: byCount ? wrong! : validation }];
	});
	if (known.length === 0) return null;
	const lowest = known.reduce((a, b) => (b.worth < a.worth ? b : a));
	const same = (worth: number) =>
		byCount ? worth === lowest.worth : formatLoss(worth) === formatLoss(lowest.worth);
	return known.filter(({ worth }) => same(worth)).length === 1 ? lowest.letter : null;
}

/** Null where nobody bet. */
export function classBets(results: readonly ClassResult[]): ClassBets | null {
	const betting = results.filter(({ bet }) => bet !== null);
	if (betting.length === 0) return null;
	const count = (of: readonly (Letter | null)[]) =>
		letters.slice(0, results[0].networks.length).map((letter) => ({
			letter,
			count: of.filter((other) => other === letter).length
		}));
	return {
		on: count(betting.map(({ bet }) => bet)),
		bets: betting.length,
		right: betting.filter((result) => bestNetwork(result) === result.bet).length,
		undecided: betting.filter((result) => bestNetwork(result) === null).length,
		best: count(results.map(bestNetwork))
	};
}
