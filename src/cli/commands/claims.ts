/** `claims`: in what share of seeds what the site says happens. */
import { claims as all } from '../../lib/claims/index.ts';
import { sharesOf, type Share } from '../../lib/claims/shares.ts';
import { readWords } from '../commandLine.ts';
import { readNames, readSeeds } from '../lists.ts';
import { isOnDisk, print, writeWhole } from '../files/output.ts';
import { Problem } from '../problem.ts';
import { workOfClaim } from '../jobs/cost.ts';
import { finishAll, type Job } from '../jobs/job.ts';
import type { ClaimTask } from '../jobs/task.ts';
import { circumstancesOf } from './command.ts';
import { curves } from './curves.ts';
import { linesOf, tableOf } from './claimsTable.ts';

const usualSeeds = '201-210';

export async function claims(words: readonly string[]): Promise<number> {
	const { values, positionals } = readWords('claims', words);
	if (positionals.length > 0) throw new Problem('claims takes options alone: see --help.');
	const listed = values.seeds ?? usualSeeds;
	const seeds = readSeeds(listed);
	if (values.curves !== undefined) {
		if (values.json !== undefined || values.table !== undefined) {
			throw new Problem('--curves is a command of its own: leave out --json and --table.');
		}
		await curves({ ...values, curves: values.curves }, listed, seeds);
		return 0;
	}
	const names = readNames(
		values.only,
		all.map(({ name }) => name)
	);
	const chosen = all.filter(({ name }) => names.includes(name));
	const file = values.json ?? values.table;
	for (const made of [values.json, values.table]) if (made !== undefined) isOnDisk(made);
	if (file !== undefined && values.json === values.table) {
		throw new Problem('--json and --table each need a file of their own.');
	}

	const job: Job<ClaimTask, boolean[]> = {
		unit: ['seed of a claim', 'seeds of claims'],
		pieces: chosen.flatMap(({ name, networks }) =>
			seeds.map((seed) => ({
				key: `${name} ${seed}`,
				task: { kind: 'claim', claim: name, seed },
				work: workOfClaim(networks(seed))
			}))
		),
		resultOf: (_, held) => held
	};
	const origin = { command: 'claims', seeds: listed, only: values.only ?? null };
	const { results, forget } = await finishAll(job, origin, circumstancesOf(values, file));
	const shares: Share[] = chosen.flatMap((claim, at) =>
		sharesOf(claim, seeds, results.slice(at * seeds.length, (at + 1) * seeds.length))
	);
	const tooLow = shares.filter(({ isTooLow }) => isTooLow).length;
	if (values.json !== undefined) {
		const kept = shares.map(({ isTooLow: _, ...share }) => share);
		writeWhole(values.json, `${JSON.stringify(kept, null, '\t')}\n`);
	}
	if (values.table !== undefined) writeWhole(values.table, tableOf(chosen, shares, listed));
	forget();
	await print(linesOf(chosen, shares));
	await print(`\n${shares.length} criteria over ${seeds.length} seeds, ${tooLow} too low\n`);
	return tooLow > 0 ? 1 : 0;
}
