/** What some files are that a reader dropped, by what they hold and not by their names. Never throws. */
import { readSweepCsv } from '../analysis/sweep/sweepCsv.ts';
import { joined } from '../export/bytes.ts';
import { factsVersion } from '../export/facts.ts';
import { experimentFormat, experimentVersion } from '../export/experimentJson.ts';
import { checkExperiment } from '../experiment/schema.ts';
import { activations, type Activation } from '../network/activation.ts';
import { ownLayersOf } from './ownLayers.ts';
import { denseStackOf, type KernelLayout } from './denseStack.ts';
import { knowTableIn } from './fileTable.ts';
import { jsonSeemsToBe, readHere, seemsToBe } from './foreignFile.ts';
import type { NamedFile, Opened } from './opened.ts';
import type { ReadArrays } from './readArray.ts';
import { readNpz } from './readNpz.ts';
import { looksLikeSafetensors, readSafetensors, shortened } from './readSafetensors.ts';
import { activationsOfTfjs, arraysOfTfjs, looksLikeTfjs, weightFilesOf } from './readTfjs.ts';
import { looksLikeZip, namesIn, unpack } from './unpack.ts';

/** A larger file is not even read. */
export const mostBytes = 2 ** 27;

export function openFiles(files: readonly NamedFile[]): Opened {
	try {
		return openedOf(files);
	} catch {
		return problem(`${nameOf(files[0])} could not be read: it is damaged.`);
	}
}

const problem = (sentence: string): Opened => ({ kind: 'problem', problem: sentence });

const nameOf = (file: NamedFile | undefined) => `“${shortened(file?.name ?? 'The file')}”`;

function openedOf(files: readonly NamedFile[]): Opened {
	const jsons = files.map(({ bytes }) => jsonIn(bytes));
	const at = jsons.findIndex(looksLikeTfjs);
	if (at >= 0) return openTfjs(files[at], jsons[at], files);
	if (files.length !== 1) {
		return problem('One file at a time is read, or a tfjs model.json together with its weights.');
	}
	const [file] = files;
	const { bytes } = file;
	if (jsons[0] !== undefined) return openExperiment(file, jsons[0]);
	if (looksLikeZip(bytes)) return openZip(file);
	if (looksLikeSafetensors(bytes)) return openArrays(file, readSafetensors(bytes), 'outputs first');
	if (isCurves(bytes)) return { kind: 'curves' };
	return (
		openSweep(bytes) ?? problem(`${nameOf(file)} cannot be opened. ${seemsToBe(bytes)} ${readHere}`)
	);
}

/** Undefined where it is no JSON object. */
function jsonIn(bytes: Uint8Array): unknown {
	const start = bytes.findIndex((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte));
	if (bytes[start] !== 0x7b) return undefined;
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return undefined;
	}
}

function openExperiment(file: NamedFile, json: unknown): Opened {
	const { format, version, experiment } = json as Record<string, unknown>;
	if (format !== experimentFormat) {
		const found = jsonSeemsToBe(json as object) ?? 'It is a JSON of something else.';
		return problem(`${nameOf(file)} cannot be opened. ${found} ${readHere}`);
	}
	if (typeof version === 'number' && version > experimentVersion) return later(file);
	knowTableIn(json);
	const checked = checkExperiment(experiment);
	if ('experiment' in checked) return { kind: 'experiment', experiment: checked.experiment };
	return problem(`${nameOf(file)} is no experiment as it should be. ${checked.problems.join(' ')}`);
}

const later = (file: NamedFile) =>
	problem(
		`${nameOf(file)} was made by a later version of this page: reload the page, and try again.`
	);

function openTfjs(file: NamedFile, json: unknown, files: readonly NamedFile[]): Opened {
	const wanted = weightFilesOf(json);
	const parts = wanted.map(
		(name) =>
			files.find((candidate) => candidate.name === name) ??
			files.find((candidate) => candidate.name.endsWith(name))
	);
	const missing = wanted.filter((_, at) => parts[at] === undefined);
	if (missing.length > 0) {
		return problem(
			`${nameOf(file)} has its weights in ${shortened(missing.join(', '))}: drop both files together.`
		);
	}
	const weights = joined(parts.map((part) => part!.bytes));
	const read = arraysOfTfjs(json, weights);
	const isOwn = !('problem' in read) && ownLayersOf(read.arrays, read.facts) !== null;
	const known = isOwn ? null : activationsOfTfjs(json);
	if (known && 'problem' in known) {
		return problem(`${nameOf(file)} cannot be opened. ${known.problem}`);
	}
	return openArrays(file, read, 'inputs first', known);
}

function openArrays(
	file: NamedFile,
	read: ReadArrays,
	layout: KernelLayout,
	known: readonly Activation[] | null = null
): Opened {
	if ('problem' in read) return problem(`${nameOf(file)} cannot be opened. ${read.problem}`);
	const { arrays, facts } = read;
	if (Number(facts.wiggle_room) > factsVersion) return later(file);
	const stack = ownLayersOf(arrays, facts) ?? denseStackOf(arrays, layout);
	if ('problem' in stack) return problem(`${nameOf(file)} cannot be opened. ${stack.problem}`);
	if (!stack.parameters.every(Number.isFinite)) {
		return problem(
			`${nameOf(file)} has parameters that are no finite numbers: its network had diverged, and nothing can be trained from there.`
		);
	}
	return {
		kind: 'network',
		network: { ...stack, activations: known ?? activationsIn(facts), facts }
	};
}

function activationsIn({ activations: listed }: Readonly<Record<string, string>>) {
	if (listed === undefined) return null;
	const names = listed === '' ? [] : listed.split(',');
	const known = names.map((name) => activations.find((activation) => activation === name));
	return known.every((activation) => activation !== undefined) ? known : null;
}

/** Arrays of NumPy, or what this page packed: of it the network, or else the experiment. */
function openZip(file: NamedFile): Opened {
	const names = namesIn(file.bytes);
	if (names === null) return problem(`${nameOf(file)} is a zip that is damaged or was cut short.`);
	if (names.some((name) => name.endsWith('.npy'))) {
		return openArrays(file, readNpz(file.bytes), 'inputs first');
	}
	const networks = names.filter((name) => name.endsWith('network.safetensors'));
	const wanted =
		networks.length === 1 ? networks[0] : names.find((name) => name.endsWith('experiment.json'));
	if (wanted === undefined) {
		return problem(`${nameOf(file)} is a zip that holds nothing to open. ${readHere}`);
	}
	const beside = names.find((name) => name.endsWith('experiment.json'));
	const unpacked = unpack(file.bytes, (name) => name === wanted || name === beside);
	const bytes = unpacked?.get(wanted);
	if (bytes === undefined) return problem(`${nameOf(file)} is a zip that is damaged.`);
	knowTableIn(jsonIn(unpacked?.get(beside ?? '') ?? new Uint8Array()));
	return openFiles([{ name: wanted, bytes }]);
}

function isCurves(bytes: Uint8Array): boolean {
	const begin = 'network,step,training_loss,';
	return new TextDecoder().decode(bytes.subarray(0, begin.length)) === begin;
}

function openSweep(bytes: Uint8Array): Opened | null {
	const start = new TextDecoder().decode(bytes.subarray(0, 400));
	if (!start.includes('validation_loss') || !start.includes('parameters')) return null;
	const text = new TextDecoder().decode(bytes);
	const read = readSweepCsv(text);
	return 'problem' in read
		? problem(`This CSV is no result of a sweep. ${read.problem}`)
		: { kind: 'sweep', text };
}
