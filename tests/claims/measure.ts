/** Trains a claim's networks over several seeds on the real engine, and asks its criteria. */
import { resultsOf } from '../../src/cli/jobs/claimResults.ts';
import type { Claim } from '../../src/lib/claims/claim.ts';
import { sharesOf, type Share } from '../../src/lib/claims/shares.ts';
import type { ExecutorChoice } from '../../src/lib/network/executor.ts';

export async function measureClaim(
	claim: Claim,
	seeds: readonly number[],
	executor?: ExecutorChoice
): Promise<Share[]> {
	const results = await resultsOf(claim, seeds, executor);
	return sharesOf(
		claim,
		seeds,
		results.map((result) => claim.criteria.map(({ holds }) => holds(result)))
	);
}
