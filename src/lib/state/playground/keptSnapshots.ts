import type { Snapshot } from '$lib/engine/trainer.ts';

const budgetBytes = 128 * 2 ** 20;

function bytesOf(snapshot: Snapshot): number {
	let bytes = 0;
	for (const { parameters, moments } of snapshot.members) {
		bytes += parameters.byteLength;
		for (const moment of moments) bytes += moment.byteLength;
	}
	return bytes;
}

/** Thins snapshots to at most 200 within 128 MiB: every other one goes until they fit, but never the
 * first or the last. */
export function keptWithin(snapshots: Snapshot[], budget = budgetBytes): Snapshot[] {
	let kept = snapshots;
	const total = () => kept.reduce((sum, snapshot) => sum + bytesOf(snapshot), 0);
	while (kept.length > 2 && (kept.length > 200 || total() > budget)) {
		const last = kept.length - 1;
		kept = kept.filter((_, index) => index === 0 || index === last || index % 2 === 0);
	}
	return kept;
}
