/** A whole sweep as commands that train it elsewhere: on one machine, on a cluster, by any scheduler. */
import { hasLongTable } from './exported.ts';
import { toSweepLink } from '../experiment/link/sweepLink.ts';
import type { Sweep } from '../experiment/sweep/sweep.ts';
import { planSweep } from '../experiment/sweep/sweepPlan.ts';
import { counted, formatCount } from '../format.ts';
import { latestVersion } from '../experiment/link/link.ts';

export interface StudyFile {
	name: string;
	about: string;
	text: string;
}

/** Where the runner is: the folder of Wiggle Room, after `npm install` in it. */
const runner = 'npm --prefix "${WIGGLE_ROOM:?the folder of Wiggle Room}" run -s cli --';
const mostTasks = 64;

/** The hash that opens this sweep for ever. */
export const lastingSweepLink = (sweep: Sweep) => toSweepLink(sweep) || `v=${latestVersion}`;

/** A word of a shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

const script = (...lines: readonly string[]) => ['#!/usr/bin/env bash', ...lines, ''].join('\n');

export function studyFiles(sweep: Sweep): StudyFile[] {
	const link = quoted(lastingSweepLink(sweep));
	const networks = planSweep(sweep).length;
	const tasks = Math.max(1, Math.min(mostTasks, networks));
	const merge = `${runner} merge ${link} sweep-*.csv --out sweep.csv`;
	return [
		{
			name: 'link.txt',
			about: 'The link of the sweep, which every command takes.',
			text: `${lastingSweepLink(sweep)}\n`
		},
		{
			name: 'train.sh',
			about: 'Trains it on all cores of one machine.',
			text: script(
				`# Trains ${counted(networks, 'network')} on all cores of this machine, and makes sweep.csv of them.`,
				'# Stopped, it goes on where it was. WIGGLE_ROOM names the folder of Wiggle Room.',
				'set -euo pipefail',
				`${runner} sweep ${link} --out sweep.csv`
			)
		},
		{
			name: 'job-array.sh',
			about: `A SLURM array of ${formatCount(tasks)} tasks: sbatch job-array.sh.`,
			text: script(
				`#SBATCH --array=1-${tasks}`,
				'#SBATCH --cpus-per-task=1',
				`# Each task trains its part of ${counted(networks, 'network')}. WIGGLE_ROOM names the folder of Wiggle`,
				'# Room on a disk that all nodes share. When all have finished, this makes one CSV of their parts:',
				`#   ${merge}`,
				'set -euo pipefail',
				`part="$SLURM_ARRAY_TASK_ID"`,
				`${runner} sweep ${link} --threads 1 --shard "$part/${tasks}" --out "sweep-$part.csv"`
			)
		}
	];
}

/** README.txt of such a zip. */
export function studyReadme(
	sweep: Sweep,
	address: string,
	files: readonly { path: string; about: string }[]
): string {
	const longest = Math.max(...files.map(({ path }) => path.length));
	const lines = [
		'A sweep of Wiggle Room',
		'',
		'The same sweep, in a browser:',
		address,
		'',
		`It has ${counted(planSweep(sweep).length, 'network')}. The commands train them elsewhere, with the page’s very numbers,`,
		'and make one sweep.csv, which the page Sweep opens: “Open results”, or drop it on the page.',
		'',
		'They need Node.js and the folder of Wiggle Room, after “npm install” in it:',
		'    export WIGGLE_ROOM=/path/to/wiggle-room',
		'',
		...(hasLongTable(sweep.data.set)
			? ['Its table is too long for a link, so the commands cannot find it, and train nothing.', '']
			: []),
		...files.map(({ path, about }) => `${path.padEnd(longest)}  ${about}`)
	];
	return `${lines.join('\r\n')}\r\n`;
}
