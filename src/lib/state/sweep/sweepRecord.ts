import { untrainedOn, type SweepCurve } from '$lib/analysis/sweep/sweepPoints.ts';
import type { LossRow, Snapshot } from '$lib/engine/protocol.ts';
import { lastStepOf, type PlannedNetwork } from '$lib/experiment/sweep/sweepPlan.ts';

/** Networks of a sweep that train together, and what is known of them. Can be stored. */
export interface GroupRecord {
	/** Their places in the plan. */
	networks: readonly number[];
	/** Their losses at recorded steps, in order. */
	rows: readonly LossRow[];
	/** Their losses where they ended; null as long as they have not. */
	end: LossRow | null;
	/** The latest state that was saved. */
	snapshot: Snapshot | null;
}

export function newRecords(groups: readonly (readonly number[])[]): GroupRecord[] {
	return groups.map((networks) => ({ networks, rows: [], end: null, snapshot: null }));
}

/** The record with the rows that come after the last one known. */
export function withRows(record: GroupRecord, rows: readonly LossRow[]): GroupRecord {
	const last = record.rows.at(-1)?.step ?? -1;
	const later = rows.filter(({ step }) => step > last);
	return later.length > 0 ? { ...record, rows: [...record.rows, ...later] } : record;
}

/** The record as it was at this step. */
export function truncated(record: GroupRecord, step: number): GroupRecord {
	return { ...record, end: null, rows: record.rows.filter((row) => row.step <= step) };
}

/** The record with what pictures need of its last state, but nothing to train on from. */
export function settled(record: GroupRecord): GroupRecord {
	if (record.snapshot === null) return record;
	const members = record.snapshot.members.map((member) => ({ ...member, moments: [] }));
	return { ...record, snapshot: { ...record.snapshot, members } };
}

/** The two halves of a group that proved too large; null for a single network. */
export function halves({ networks }: GroupRecord): GroupRecord[] | null {
	if (networks.length < 2) return null;
	const middle = Math.ceil(networks.length / 2);
	return newRecords([networks.slice(0, middle), networks.slice(middle)]);
}

const quantities = ['training', 'trainingAccuracy', 'validation', 'validationAccuracy'] as const;

/** A curve for each network that has been evaluated. */
export function curvesOf(
	planned: readonly PlannedNetwork[],
	records: readonly GroupRecord[]
): SweepCurve[] {
	return records.flatMap(({ networks, rows, end }) => {
		const isLonger = end !== null && end.step > (rows.at(-1)?.step ?? -1);
		const all = isLonger ? [...rows, end] : rows;
		const last = all.at(-1);
		if (last === undefined) return [];
		return networks.map((index, member) => {
			const { value, seed, line, parameters, isUntrained } = planned[index];
			const end = lastStepOf(planned[index]);
			const own = upToEnd(all, member, end);
			const steps = own.map(({ step }) => Math.min(step, end));
			const [training, trainingAccuracy, validation, validationAccuracy] = quantities.map(
				(_, quantity) => own.map(({ scores }) => scores[quantities.length * member + quantity])
			);
			const learned = isUntrained ? untrainedOn(own.length) : { training, trainingAccuracy };
			const diverged = last.diverged[member] === 1;
			return {
				value,
				seed,
				line,
				parameters,
				steps,
				...learned,
				validation,
				validationAccuracy,
				diverged
			};
		});
	});
}

/** Rows until the first at which a network has ended, here or where it diverged; later ones only repeat it. */
function upToEnd(rows: readonly LossRow[], member: number, end: number): readonly LossRow[] {
	const last = rows.findIndex(({ step, diverged }) => step >= end || diverged[member] === 1);
	return last < 0 ? rows : rows.slice(0, last + 1);
}

/** Where a network of the plan is. */
export function placeOf(
	records: readonly GroupRecord[],
	network: number
): { record: GroupRecord; member: number } | null {
	for (const record of records) {
		const member = record.networks.indexOf(network);
		if (member >= 0) return { record, member };
	}
	return null;
}
