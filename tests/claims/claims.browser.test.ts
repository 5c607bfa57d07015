import { describe, expect, test } from 'vitest';
import { claimNamed } from '../../src/lib/claims/index.ts';
import { measureClaim } from './measure.ts';

const seeds = [201, 202, 203];

describe('measureClaim(claim, seeds) on the real engine', () => {
	test.each(['first-screen', 'double-descent-solved'])(
		'holds in no fewer seeds than expected but for sampling error: %s',
		async (name) => {
			const shares = await measureClaim(claimNamed(name), seeds);
			for (const share of shares) {
				expect(share.isTooLow, `${share.criterion} in ${share.share} of seeds`).toBe(false);
			}
		}
	);
});
