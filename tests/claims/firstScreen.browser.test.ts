import { expect, test } from 'vitest';
import { readCurve } from '../../src/lib/analysis/verdict.ts';
import type { Claim } from '../../src/lib/claims/claim.ts';
import { firstScreenClaim } from '../../src/lib/claims/firstScreen.ts';
import { overfits, validationAccuracy } from '../../src/lib/claims/measures.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { resultsOf } from '../../src/cli/jobs/claimResults.ts';

const draws = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** In how many of them A must be wrong on fewer new points than B. */
const leastWins = 9;

const { loss: floor } = datasetNamed(firstScreen.data.set).noiseFloor(
	firstScreen.data.options,
	firstScreen.data.flips
);

/** From the weights that the first screen begins with, whatever the draw. */
const claim: Claim = {
	...firstScreenClaim,
	networks: (draw) =>
		Object.fromEntries(
			Object.entries(firstScreenClaim.networks(draw)).map(([letter, { experiment }]) => [
				letter,
				{ experiment: { ...experiment, weightSeed: firstScreen.weightSeed } }
			])
		)
};

test(`over ${draws.length} draws the wide network overfits, and the small one is wrong less often`, async () => {
	const results = await resultsOf(claim, draws);
	for (const [at, { B }] of results.entries()) {
		expect(overfits(B), `draw ${draws[at]}`).toBe(true);
		const { title } = readCurve(B, { letter: 'B', floor });
		expect(title, `draw ${draws[at]}`).toContain('B is memorising, since step');
	}
	const wins = results.filter(({ A, B }) => validationAccuracy(A) > validationAccuracy(B));
	expect(wins.length).toBeGreaterThanOrEqual(leastWins);
});
