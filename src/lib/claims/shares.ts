/**
 * Whether a share measured over some seeds is too low for the one that is claimed. Both are samples:
 * the claimed one was measured over `claimedSeeds`. Fisher's exact test asks how often, if both had
 * the same true share, the second would hold so seldom or more seldom, given how often they hold
 * together (https://en.wikipedia.org/wiki/Fisher%27s_exact_test): hypergeometric, one-sided.
 *
 * Some thirty criteria are tested in one run, so one fails only below a probability of 1 %: for 40
 * of 40 that takes 7 of 10, for 38 of 40 it takes 5.
 */
import { measuredSeeds as claimedSeeds } from '../experiment/sweep/sweepPresets.ts';
import type { Claim, Criterion } from './claim.ts';

const significance = 0.01;
/** Below this a class may wonder. */
const doubt = 0.05;

/** One entry of the file that `npm run claims -- --json FILE` writes. */
export interface Share {
	claim: string;
	/** Its sentence. */
	criterion: string;
	expectedShare: number;
	/** Of these seeds. */
	share: number;
	seeds: number[];
	/** Too low to be the expected one but for sampling error. */
	isTooLow: boolean;
}

/** A share for each criterion; `held` says by seed whether each criterion held. */
export function sharesOf(
	{ name, criteria }: Claim,
	seeds: readonly number[],
	held: readonly (readonly boolean[])[]
): Share[] {
	return criteria.map(({ sentence, expectedShare }, at) => {
		const count = held.filter((criteria) => criteria[at]).length;
		return {
			claim: name,
			criterion: sentence,
			expectedShare,
			share: count / seeds.length,
			seeds: [...seeds],
			isTooLow: isTooLow(expectedShare, count, seeds.length)
		};
	});
}

export function isTooLow(expectedShare: number, held: number, seeds: number): boolean {
	if (held / seeds >= expectedShare) return false;
	return chanceOfSoFew(claimedHeld(expectedShare), held, seeds) < significance;
}

/** In how many of the seeds over which it was measured a criterion held. */
export function claimedHeld(expectedShare: number): number {
	return Math.round(expectedShare * claimedSeeds);
}

/** Probability of `held` or fewer of `seeds`, if the true share is that of `claimed`. */
function chanceOfSoFew(claimed: number, held: number, seeds: number): number {
	const all = claimed + held;
	let probability = 0;
	for (let k = Math.max(0, all - claimedSeeds); k <= held; k++) {
		probability += Math.exp(
			logChoose(seeds, k) + logChoose(claimedSeeds, all - k) - logChoose(seeds + claimedSeeds, all)
		);
	}
	return probability;
}

/** What chance has to say about a class's share beside the measured one, in a sentence. */
export function chanceSentence(expectedShare: number, held: number, seeds: number): string {
	const claimed = claimedHeld(expectedShare);
	const difference = held * claimedSeeds - claimed * seeds;
	if (difference === 0) return 'The same share.';
	const isLow = difference < 0;
	const probability = isLow
		? chanceOfSoFew(claimed, held, seeds)
		: chanceOfSoFew(claimedSeeds - claimed, seeds - held, seeds);
	const classes = Math.round(100 * probability);
	const often = classes < 1 ? 'fewer than 1' : `about ${classes}`;
	const direction = isLow ? 'low' : 'high';
	const meaning =
		probability < significance
			? 'something else than chance was at work'
			: probability < doubt
				? 'chance explains it, but only just'
				: 'chance explains it';
	return (
		`If the true share is the same, ${often} in 100 classes of this size come out at least ` +
		`this ${direction}: ${meaning}.`
	);
}

/** "38 of 40 draws": in how many of those that it was measured over it held. */
export function drawsOf({ expectedShare }: Criterion): string {
	return `${claimedHeld(expectedShare)} of ${claimedSeeds} draws`;
}

/** log of n! / (k! (n − k)!). */
function logChoose(n: number, k: number): number {
	let sum = 0;
	for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
	return sum;
}
