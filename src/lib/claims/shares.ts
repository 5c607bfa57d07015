/**
 * Whether a share measured over some seeds is too low for the one that is claimed. Both are samples:
 * the claimed one was measured over `claimedSeeds`. Fisher's exact test asks how often, if both had
 * the same true share, the second would hold so seldom or more seldom, given how often they hold
 * together (https://en.wikipedia.org/wiki/Fisher%27s_exact_test): hypergeometric, one-sided.
 *
 * Some thirty criteria are tested in one run, so one fails only below a probability of 1 %: for 40
 * of 40 that takes 7 of 10, for 38 of 40 it takes 5.
 */
import { measuredSeeds as claimedSeeds } from '../experiment/sweepPresets.ts';

const significance = 0.01;

export function isTooLow(expectedShare: number, held: number, seeds: number): boolean {
	const claimed = Math.round(expectedShare * claimedSeeds);
	if (held / seeds >= expectedShare) return false;
	const all = claimed + held;
	let probability = 0;
	for (let k = Math.max(0, all - claimedSeeds); k <= held; k++) {
		probability += Math.exp(
			logChoose(seeds, k) + logChoose(claimedSeeds, all - k) - logChoose(seeds + claimedSeeds, all)
		);
	}
	return probability < significance;
}

/** log of n! / (k! (n − k)!). */
function logChoose(n: number, k: number): number {
	let sum = 0;
	for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
	return sum;
}
