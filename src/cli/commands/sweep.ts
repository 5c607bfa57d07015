/** `sweep`: the networks of a sweep's link, all or a shard of them. */
import { resultAt, writeSweepCsv, type SweepResult } from '../../lib/analysis/sweep/sweepCsv.ts';
import { readShard, readWords } from '../commandLine.ts';
import type { Sweep } from '../../lib/experiment/sweep/sweep.ts';
import { tableOf } from '../../lib/experiment/sweep/sweepLines.ts';
import type { PlannedNetwork } from '../../lib/experiment/sweep/sweepPlan.ts';
import type { Origin } from '../files/ledger.ts';
import { finishAll, type Circumstances, type Job } from '../jobs/job.ts';
import { shardOf } from '../jobs/shards.ts';
import { curveOf, networksOf, piecesOf, sourcePiecesOf } from '../jobs/sweepPieces.ts';
import type { EndTask, NetworkTask } from '../jobs/task.ts';
import { sweepOf } from '../linkArgument.ts';
import { Problem } from '../problem.ts';
import { circumstancesOf, deliver } from './command.ts';

/** What the pretrained network of each seed ended with, each of them trained once. */
async function pretrainedBySeed(
	sweep: Sweep,
	networks: readonly PlannedNetwork[],
	origin: Origin,
	circumstances: Circumstances
): Promise<ReadonlyMap<number, Float32Array>> {
	const pieces = sourcePiecesOf(sweep, networks);
	if (pieces.length === 0) return new Map();
	const job: Job<EndTask, readonly number[]> = {
		unit: ['pretrained network', 'pretrained networks'],
		pieces,
		resultOf({ key }, { history, parameters }) {
			if (!history[history.length - 1].diverged) return [...parameters];
			throw new Problem(`The network “${key}” diverged, so nothing can start from it.`);
		}
	};
	const { results } = await finishAll(job, origin, circumstances);
	const seeds = [...new Set(networks.map(({ seed }) => seed))];
	return new Map(seeds.map((seed, at) => [seed, Float32Array.from(results[at])]));
}

export async function sweep(words: readonly string[]): Promise<void> {
	const { values, positionals } = readWords('sweep', words);
	if (positionals.length > 1) throw new Problem('sweep takes one link: is it in quotes?');
	const { sweep, link } = sweepOf(positionals[0]);
	const shard = readShard(values.shard);
	const circumstances = circumstancesOf(values, values.out);
	const networks = networksOf(sweep);
	const origin = { command: 'sweep', link, shard: shard && `${shard.part}/${shard.of}` };
	const own = shardOf(piecesOf(networks), shard);
	const learned = await pretrainedBySeed(
		sweep,
		own.map(({ key }) => networks.get(key)!),
		origin,
		circumstances
	);
	const job: Job<NetworkTask, SweepResult> = {
		unit: ['network', 'networks'],
		pieces: shardOf(piecesOf(networks, learned), shard),
		resultOf: ({ key }, history) => resultAt(curveOf(networks.get(key)!, history), Infinity)!
	};
	const { results, forget } = await finishAll(job, origin, circumstances);
	await deliver(writeSweepCsv(results, tableOf(sweep)), values.out, forget);
}
