/** A sweep that takes in the networks of a smaller one: these are not trained again. */
import { toLink } from '$lib/experiment/link/link.ts';
import type { PlannedNetwork } from '$lib/experiment/sweep/sweepPlan.ts';
import type { KeptSweep } from './keptSweeps.svelte.ts';
import { newRecords, type GroupRecord } from './sweepRecord.ts';

/** Where the smaller sweep's networks stand in the plan, in their order; null where one is missing. */
export function placesIn(
	planned: readonly PlannedNetwork[],
	smaller: readonly PlannedNetwork[]
): number[] | null {
	const links = planned.map(({ experiment }) => toLink(experiment));
	const places = smaller.map(({ experiment }) => links.indexOf(toLink(experiment)));
	return places.includes(-1) ? null : places;
}

/** The groups of a plan in two: networks in these places first, then the others. */
export function splitGroups(
	groups: readonly (readonly number[])[],
	places: readonly number[]
): { first: number[][]; later: number[][] } {
	const first = new Set(places);
	const part = (isIn: (network: number) => boolean) =>
		groups.map((group) => group.filter(isIn)).filter(({ length }) => length > 0);
	return {
		first: part((network) => first.has(network)),
		later: part((network) => !first.has(network))
	};
}

/** What was kept of the smaller sweep, in its places, and the later groups still to train. Null unless
 * it went to its end. */
export function grownRecords(
	kept: KeptSweep,
	places: readonly number[],
	later: readonly (readonly number[])[]
): GroupRecord[] | null {
	if (kept.phase !== 'finished') return null;
	const taken = kept.records.map((record) => ({
		...record,
		networks: record.networks.map((network) => places[network])
	}));
	return [...taken, ...newRecords(later)];
}
