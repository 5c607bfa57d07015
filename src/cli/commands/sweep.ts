/** `sweep`: the networks of a sweep's link, all or a shard of them. */
import { resultAt, writeSweepCsv, type SweepResult } from '../../lib/analysis/sweep/sweepCsv.ts';
import { readShard, readWords } from '../commandLine.ts';
import { finishAll, type Job } from '../jobs/job.ts';
import { shardOf } from '../jobs/shards.ts';
import { curveOf, networksOf, piecesOf } from '../jobs/sweepPieces.ts';
import type { NetworkTask } from '../jobs/task.ts';
import { sweepOf } from '../linkArgument.ts';
import { Problem } from '../problem.ts';
import { circumstancesOf, deliver } from './command.ts';

export async function sweep(words: readonly string[]): Promise<void> {
	const { values, positionals } = readWords('sweep', words);
	if (positionals.length > 1) throw new Problem('sweep takes one link: is it in quotes?');
	const { sweep, link } = sweepOf(positionals[0]);
	const shard = readShard(values.shard);
	const circumstances = circumstancesOf(values, values.out);
	const networks = networksOf(sweep);
	const job: Job<NetworkTask, SweepResult> = {
		unit: ['network', 'networks'],
		pieces: shardOf(piecesOf(networks), shard),
		resultOf: ({ key }, history) => resultAt(curveOf(networks.get(key)!, history), Infinity)!
	};
	const origin = { command: 'sweep', link, shard: shard && `${shard.part}/${shard.of}` };
	const { results, forget } = await finishAll(job, origin, circumstances);
	await deliver(writeSweepCsv(results, sweep), values.out, forget);
}
