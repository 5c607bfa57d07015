/** What was stored may come from another version of the page, or have been damaged: it is shown
 * only if it is exactly what the plan of its sweep calls for. */
import type { LossRow, Snapshot } from '$lib/engine/protocol.ts';
import { executors } from '$lib/network/executor.ts';
import { countTrained, type PlannedNetwork } from '$lib/experiment/sweep/sweepPlan.ts';
import type { KeptSweep } from './keptSweeps.svelte.ts';
import type { GroupRecord } from './sweepRecord.ts';

const phases: readonly string[] = ['training', 'paused', 'stopped', 'finished'];

function isStep(value: unknown, last: number): value is number {
	return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= last;
}

function isRow(row: LossRow | undefined, members: number, steps: number): boolean {
	return (
		isStep(row?.step, steps) &&
		row?.scores instanceof Float64Array &&
		row.scores.length === 4 * members &&
		row.diverged instanceof Uint8Array &&
		row.diverged.length === members
	);
}

function isSnapshot(
	snapshot: Snapshot,
	networks: readonly PlannedNetwork[],
	steps: number
): boolean {
	if (snapshot.version !== 1 || !isStep(snapshot.step, steps)) return false;
	if (!Array.isArray(snapshot.members) || snapshot.members.length !== networks.length) return false;
	return snapshot.members.every(({ parameters, moments, steps: taken, ...flags }, i) => {
		const isVector = (array: unknown) =>
			array instanceof Float32Array && array.length === countTrained(networks[i]);
		return (
			isVector(parameters) &&
			Array.isArray(moments) &&
			moments.every(isVector) &&
			isStep(taken, steps) &&
			typeof flags.diverged === 'boolean' &&
			typeof flags.stopped === 'boolean'
		);
	});
}

function isRecord(record: GroupRecord, planned: readonly PlannedNetwork[], steps: number): boolean {
	const { networks, rows, end, snapshot } = record;
	if (!Array.isArray(networks) || !Array.isArray(rows)) return false;
	const inPlan = networks.map((index: number) => planned[index]);
	return (
		inPlan.every((network) => network !== undefined) &&
		rows.every(
			(row: LossRow, i) =>
				isRow(row, networks.length, steps) && (i === 0 || row.step > rows[i - 1].step)
		) &&
		(end === null || isRow(end, networks.length, steps)) &&
		(snapshot === null || isSnapshot(snapshot, inPlan, steps))
	);
}

/** Null unless every network of the plan is in exactly one group, with arrays that fit it. */
export function checkKeptSweep(
	value: unknown,
	link: string,
	planned: readonly PlannedNetwork[],
	steps: number
): KeptSweep | null {
	try {
		const kept = value as KeptSweep;
		const isSound =
			kept.version === 1 &&
			kept.link === link &&
			phases.includes(kept.phase) &&
			(kept.executor === undefined || executors.includes(kept.executor)) &&
			Number.isFinite(kept.savedAt) &&
			kept.records.every((record) => isRecord(record, planned, steps));
		const networks = isSound ? kept.records.flatMap((record) => record.networks) : [];
		const isWhole = networks.length === planned.length && new Set(networks).size === planned.length;
		return isSound && isWhole ? kept : null;
	} catch {
		return null; // something else altogether
	}
}
