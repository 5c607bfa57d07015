import { hashOf, pinnedRuns } from '../../support/pinnedRuns.ts';

/** A pinned run as it came out here. */
export interface Outcome {
	set: string;
	expected: string;
	/** Its hash, or what went wrong. */
	found: string;
}

declare global {
	interface Window {
		/** There once all runs have ended. */
		pinnedOutcomes?: Outcome[];
	}
}

const outcomes: Outcome[] = [];
for (const run of pinnedRuns) {
	const found = await hashOf(run).catch(String);
	outcomes.push({ set: run.set, expected: run.hash, found });
}
window.pinnedOutcomes = outcomes;
