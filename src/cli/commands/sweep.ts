/** `sweep`: the networks of a sweep's link, all or a shard of them; `merge`: one file of all shards. */
import { readFileSync } from 'node:fs';
import {
	resultAt,
	writeSweepCsv,
	readSweepCsv,
	type SweepResult
} from '../../lib/analysis/sweep/sweepCsv.ts';
import { planSweep, type PlannedNetwork } from '../../lib/experiment/sweep/sweepPlan.ts';
import { curveOf } from '../jobs/sweepCurve.ts';
import { readShard, readWords, type Shard } from '../commandLine.ts';
import { sweepOf } from '../linkArgument.ts';
import { fileProblem, Problem } from '../problem.ts';
import { isOnDisk } from '../files/output.ts';
import { workOfNetwork } from '../jobs/cost.ts';
import { finishAll, type Job, type Piece } from '../jobs/job.ts';
import type { NetworkTask } from '../jobs/task.ts';
import { circumstancesOf, deliver } from './command.ts';

const nameOf = ({ value, seed }: { value: number; seed: number }) => `${value} ${seed + 1}`;

/** The costliest network goes to the first shard, the next one to the second, and so on. */
export function shardOf<T extends { work: number }>(
	pieces: readonly T[],
	shard: Shard | null
): T[] {
	if (shard === null) return [...pieces];
	const longest = [...pieces.keys()].sort((a, b) => pieces[b].work - pieces[a].work || a - b);
	const own = new Set(longest.filter((_, place) => place % shard.of === shard.part - 1));
	return pieces.filter((_, index) => own.has(index));
}

/** A row of the file; a number that is none is null in JSON. */
function isResult(planned: PlannedNetwork, result: unknown): result is SweepResult {
	const row = result as Partial<SweepResult> | null;
	return (
		row?.value === planned.value &&
		row.seed === planned.seed &&
		row.parameters === planned.parameters &&
		Number.isInteger(row.step) &&
		typeof row.diverged === 'boolean'
	);
}

export async function sweep(words: readonly string[]): Promise<void> {
	const { values, positionals } = readWords('sweep', words);
	if (positionals.length > 1) throw new Problem('sweep takes one link: is it in quotes?');
	const { sweep, link } = sweepOf(positionals[0]);
	const shard = readShard(values.shard);
	const circumstances = circumstancesOf(values, values.out);
	const planned = new Map(planSweep(sweep).map((network) => [nameOf(network), network]));
	const pieces = [...planned].map(([key, { experiment }]): Piece<NetworkTask> => ({
		key,
		task: { kind: 'network', experiment, index: 0, record: 'losses' },
		work: workOfNetwork(experiment, 0)
	}));
	const own = shardOf(pieces, shard);
	const job: Job<NetworkTask, SweepResult> = {
		unit: ['network', 'networks'],
		pieces: own,
		resultOf: ({ key }, history) => resultAt(curveOf(planned.get(key)!, history), Infinity)!
	};
	const origin = { command: 'sweep', link, shard: shard && `${shard.part}/${shard.of}` };
	const { results, forget } = await finishAll(job, origin, circumstances);
	await deliver(writeSweepCsv(results, sweep), values.out, forget);
}

function resultsIn(file: string, axis: Parameters<typeof writeSweepCsv>[1]['axis']): SweepResult[] {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw fileProblem(`${file} cannot be read`, error);
	}
	const read = readSweepCsv(text);
	if ('problem' in read) throw new Problem(`${file} is no result of a sweep: ${read.problem}`);
	if (read.axis !== axis) throw new Problem(`${file} is of a sweep of another axis, ${read.axis}.`);
	return read.results;
}

export async function merge(words: readonly string[]): Promise<void> {
	const { values, positionals } = readWords('merge', words);
	const [argument, ...files] = positionals;
	const { sweep } = sweepOf(argument);
	if (files.length === 0) throw new Problem('merge takes a link and the files of its shards.');
	if (values.out !== undefined) isOnDisk(values.out);
	const planned = planSweep(sweep);
	const found = new Map<string, SweepResult>();
	for (const file of files) {
		for (const result of resultsIn(file, sweep.axis)) found.set(nameOf(result), result);
	}
	for (const network of planned) {
		const result = found.get(nameOf(network));
		if (result !== undefined && !isResult(network, result)) {
			throw new Problem(
				'These shards are of another sweep: their networks have other numbers of parameters.'
			);
		}
	}
	const results = planned.flatMap((network) => found.get(nameOf(network)) ?? []);
	const missing = planned.length - results.length;
	if (missing > 0) {
		throw new Problem(
			`${missing} of ${planned.length} networks are missing: a shard has not finished, or was not named.`
		);
	}
	if (found.size > planned.length) {
		throw new Problem('These shards hold networks that the sweep of this link does not have.');
	}
	await deliver(writeSweepCsv(results, sweep), values.out);
}
