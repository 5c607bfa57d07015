/** `merge`: one file of all shards of a sweep. */
import { readFileSync } from 'node:fs';
import {
	readSweepCsv,
	writeSweepCsv,
	type SweepResult
} from '../../lib/analysis/sweep/sweepCsv.ts';
import { tableOf } from '../../lib/experiment/sweep/sweepLines.ts';
import { lastStepOf, type PlannedNetwork } from '../../lib/experiment/sweep/sweepPlan.ts';
import { letters } from '../../lib/experiment/experiment.ts';
import { axisWords, type SweepAxis } from '../../lib/network/sweepAxis.ts';
import { readWords } from '../commandLine.ts';
import { isOnDisk } from '../files/output.ts';
import { missingShards } from '../jobs/shards.ts';
import { keyOf, networksOf, piecesOf } from '../jobs/sweepPieces.ts';
import { sweepOf } from '../linkArgument.ts';
import { fileProblem, Problem } from '../problem.ts';
import { deliver } from './command.ts';

function resultsIn(file: string, axis: SweepAxis): SweepResult[] {
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

/** Whether this is what the network ended with. */
function isEndOf(network: PlannedNetwork | undefined, result: SweepResult): boolean {
	if (network === undefined || network.parameters !== result.parameters) return false;
	const end = lastStepOf(network);
	return result.step === end || (result.diverged && result.step < end);
}

const mostNamed = 10;

export async function merge(words: readonly string[]): Promise<void> {
	const { values, positionals } = readWords('merge', words);
	const [argument, ...files] = positionals;
	const { sweep } = sweepOf(argument);
	if (files.length === 0) throw new Problem('merge takes a link and the files of its shards.');
	if (values.out !== undefined) isOnDisk(values.out);
	const networks = networksOf(sweep);
	const found = new Map<string, { result: SweepResult; file: string }>();
	const nameOf = ({ value, seed, line }: SweepResult) =>
		`${axisWords[sweep.axis].one} ${value}, seed ${seed + 1}` +
		(line === undefined ? '' : `, line ${letters[line]}`);
	for (const file of files) {
		for (const result of resultsIn(file, sweep.axis)) {
			const key = keyOf(result);
			if (!isEndOf(networks.get(key), result)) {
				throw new Problem(
					`${file} is of another sweep: this link has no network of ${nameOf(result)}, ` +
						`with ${result.parameters} parameters, that ends at step ${result.step}.`
				);
			}
			const known = found.get(key);
			if (known !== undefined && JSON.stringify(known.result) !== JSON.stringify(result)) {
				throw new Problem(`${known.file} and ${file} differ about ${nameOf(result)}.`);
			}
			found.set(key, { result, file });
		}
	}
	const missing = networks.size - found.size;
	if (missing > 0) {
		const present = new Set([...found.values()].map(({ file }) => file)).size;
		const shards = missingShards(piecesOf(networks), (key) => !found.has(key), present + 1);
		const named = shards.slice(0, mostNamed).map(({ part, of }) => `${part}/${of}`);
		throw new Problem(
			`${missing} of ${networks.size} networks are missing, those of --shard ${named.join(', ')}` +
				`${shards.length > mostNamed ? ' and more' : ''}: not finished, or not named.`
		);
	}
	const results = [...networks.keys()].map((key) => found.get(key)!.result);
	await deliver(writeSweepCsv(results, tableOf(sweep)), values.out);
}
