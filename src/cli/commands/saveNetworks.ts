/** `train --save`: trained networks as files, in the format that the name's ending says. */
import { exportedRun, lastingLink, type ExportedRun } from '../../lib/export/exported.ts';
import { exportFiles } from '../../lib/export/files.ts';
import { madeFiles } from '../../lib/export/madeFiles.ts';
import { writeReadme } from '../../lib/export/readme.ts';
import { scriptFiles } from '../../lib/export/scripts/scriptFiles.ts';
import { textBytes } from '../../lib/export/bytes.ts';
import { writeZip } from '../../lib/export/zip.ts';
import { letters, type Experiment, type Letter } from '../../lib/experiment/experiment.ts';
import { beginningsOf } from '../../lib/members/beginnings.ts';
import { isOnDisk, writeWhole } from '../files/output.ts';
import { workOfNetwork } from '../jobs/cost.ts';
import { finishAll, type Job } from '../jobs/job.ts';
import type { EndTask, WholeNetwork } from '../jobs/task.ts';
import { Problem } from '../problem.ts';
import { circumstancesOf } from './command.ts';

/** The file of the page's list that each ending stands for; a zip holds all of them. */
const filesByEnding: Readonly<Record<string, string | null>> = {
	'.safetensors': 'network.safetensors',
	'.onnx': 'network.onnx',
	'.npz': 'weights.npz',
	'.zip': null
};

const options = { onnxOutput: 'logits' } as const;

interface Values {
	network?: string;
	csv?: string;
	threads?: string;
	quiet?: boolean;
}

export async function saveNetworks(
	experiment: Experiment,
	file: string,
	values: Values
): Promise<void> {
	if (values.csv !== undefined) throw new Problem('--csv and --save are two commands.');
	isOnDisk(file);
	const ending = Object.keys(filesByEnding).find((known) => file.toLowerCase().endsWith(known));
	if (ending === undefined) {
		throw new Problem(`--save takes a file that ends in ${Object.keys(filesByEnding).join(', ')}.`);
	}
	const asked = letterIn(values.network, experiment);
	const chosen = chosenOf(experiment, asked, ending === '.zip');
	const run = await trainedRun(experiment, chosen, values);
	const networks = run.networks.filter(({ letter }) => chosen.includes(letter));
	const name = filesByEnding[ending];
	if (name === null) {
		writeWhole(file, await zipOf(run, networks));
		return;
	}
	const wanted = exportFiles.find((one) => one.name === name)!;
	const [made] = await madeFiles(wanted, run, networks, options);
	if (made === undefined) {
		throw new Problem(`There is no ${name} of this network.`);
	}
	writeWhole(file, made.bytes);
	if (asked === null && experiment.networks.length > 1 && !values.quiet) {
		process.stderr.write(`${file} holds network A; --network saves another one.\n`);
	}
}

function letterIn(text: string | undefined, { networks }: Experiment): Letter | null {
	if (text === undefined) return null;
	const present = letters.slice(0, networks.length);
	const letter = present.find((one) => one === text.toUpperCase());
	if (letter !== undefined) return letter;
	throw new Problem(`--network takes one of the link: ${present.join(', ')}.`);
}

function chosenOf({ networks }: Experiment, asked: Letter | null, isZip: boolean): Letter[] {
	if (asked !== null) return [asked];
	return isZip ? letters.slice(0, networks.length) : ['A'];
}

/** The run, with the curves and parameters of these networks. */
async function trainedRun(
	experiment: Experiment,
	chosen: readonly Letter[],
	values: Values
): Promise<ExportedRun> {
	const job: Job<EndTask, WholeNetwork> = {
		unit: ['network', 'networks'],
		pieces: chosen.map((letter) => {
			const index = letters.indexOf(letter);
			const task = { kind: 'end', experiment, index } as const;
			return { key: letter, task, work: workOfNetwork(experiment, index) };
		}),
		resultOf: (_, end) => end
	};
	const origin = { command: 'train', link: lastingLink(experiment) };
	const { results } = await finishAll(job, origin, circumstancesOf(values, undefined));
	const endOf = (index: number) => results[chosen.indexOf(letters[index])];
	const learned = results.find((end) => end.learned !== null)?.learned ?? null;
	return exportedRun(experiment, {
		address: `#${lastingLink(experiment)}`,
		histories: experiment.networks.map((_, index) => endOf(index)?.history ?? []),
		parameters: experiment.networks.map((_, index) => endOf(index)?.parameters ?? null),
		beginnings: beginningsOf(experiment, learned),
		changes: []
	});
}

async function zipOf(run: ExportedRun, networks: ExportedRun['networks']): Promise<Uint8Array> {
	const files = [];
	const described = [
		{ path: 'README.txt', about: 'What lies in the zip, and of which experiment.' }
	];
	for (const file of [...exportFiles, ...scriptFiles]) {
		for (const made of await madeFiles(file, run, networks, options)) {
			files.push(made);
			described.push({ path: made.path, about: file.about });
		}
	}
	return writeZip([
		...files,
		{ path: 'README.txt', bytes: textBytes(writeReadme(run, described)) }
	]);
}
