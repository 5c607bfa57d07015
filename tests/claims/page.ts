import { claimNamed, claims } from '../../src/lib/claims/index.ts';
import type { Share } from '../../src/lib/claims/shares.ts';
import { measureClaim } from './measure.ts';

declare global {
	interface Window {
		claimNames: string[];
		measureClaim(name: string, seeds: number[]): Promise<Share[]>;
	}
}

window.claimNames = claims.map(({ name }) => name);
window.measureClaim = (name, seeds) => measureClaim(claimNamed(name), seeds, 'webgl');
