import { expect, test } from 'vitest';
import { nothingLeft } from '../../src/lib/analysis/nothingLeft.ts';

const ends = (...steps: (number | null)[]) =>
	steps.map((divergedAt, at) => ({ letter: 'ABCD'[at], divergedAt }));
const rate = 'Lower the learning rate, then press Train or Reset to start anew.';
const best =
	'Untick “Stop at best validation” to train on from there, or press Reset to start anew.';

test.each([
	[ends(61), `A diverged at step 61. ${rate}`],
	[ends(61, 1200), `A diverged at step 61 and B diverged at step 1,200. ${rate}`],
	[ends(null), `A stopped at its best. ${best}`],
	[
		ends(null, 9, null),
		`A stopped at its best, B diverged at step 9 and C stopped at its best. ${best}`
	]
])('nothingLeft(ends) says of each network why, and what to do (%#)', (given, words) => {
	expect(nothingLeft(given)).toBe(`Nothing is left to train: ${words}`);
});
