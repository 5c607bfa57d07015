import { claimNamed, claims } from '../../src/lib/claims/index.ts';
import { measureClaim, type Share } from './measure.ts';

declare global {
	interface Window {
		claimNames: string[];
		measureClaim(name: string, seeds: number[]): Promise<Share[]>;
	}
}

window.claimNames = claims.map(({ name }) => name);
window.measureClaim = (name, seeds) => measureClaim(claimNamed(name), seeds);
