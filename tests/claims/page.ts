import { linesOf } from '../../src/cli/commands/claimsTable.ts';
import { readNames, readSeeds } from '../../src/cli/lists.ts';
import { claimNamed, claims } from '../../src/lib/claims/index.ts';
import type { Share } from '../../src/lib/claims/shares.ts';
import { measureClaim } from './measure.ts';

/** What is to be measured, or why that is not understood. */
type Wanted = { names: string[]; seeds: number[] } | { problem: string };

declare global {
	interface Window {
		readWanted(only: string | undefined, seeds: string): Wanted;
		measureClaim(name: string, seeds: number[]): Promise<{ shares: Share[]; lines: string }>;
	}
}

window.readWanted = (only, seeds) => {
	const known = claims.map(({ name }) => name);
	try {
		return { names: readNames(only, known), seeds: readSeeds(seeds) };
	} catch (error) {
		return { problem: (error as Error).message };
	}
};
window.measureClaim = async (name, seeds) => {
	const claim = claimNamed(name);
	const shares = await measureClaim(claim, seeds, 'webgl');
	return { shares, lines: linesOf([claim], shares) };
};
