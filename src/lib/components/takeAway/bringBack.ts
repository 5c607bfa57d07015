/** Takes up files that the reader dropped or chose, and says what became of them. */
import '$lib/experiment/parts/everyPart.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { formatMegabytes } from '$lib/format.ts';
import { broughtBack } from '$lib/import/broughtBack.ts';
import { mostBytes, openFiles } from '$lib/import/openFiles.ts';
import type { NamedFile, Opened } from '$lib/import/opened.ts';
import { droppedTable } from '$lib/state/ownData/droppedTable.svelte.ts';
import { keepTable, prepareTable } from '$lib/state/ownData/keptTables.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';

const seemsToBeTable = ({ name }: File) => /\.(csv|tsv|tab|txt|dat)$/i.test(name);

/** What the reader is told; null where the file is a table, which is shown before it is used. */
export async function bringBack(
	playground: Playground,
	files: readonly File[]
): Promise<string | null> {
	const told = await readAndTakeUp(playground, files);
	const [file] = files;
	if (told.isTakenUp || files.length !== 1 || !seemsToBeTable(file)) return told.words;
	droppedTable.offer(file);
	return null;
}

interface Told {
	words: string;
	/** Whether it was known what the file is. */
	isTakenUp: boolean;
}

const refused = (words: string): Told => ({ words, isTakenUp: false });

async function readAndTakeUp(playground: Playground, files: readonly File[]): Promise<Told> {
	const large = files.find(({ size }) => size > mostBytes);
	if (large !== undefined) {
		const onScale = /\.(safetensors|gguf|onnx)$/i.test(large.name)
			? ' The page Scale counts the parameters of larger ones.'
			: '';
		return refused(
			`“${large.name}” has ${formatMegabytes(large.size)}. Files of up to ${formatMegabytes(mostBytes)} are read.${onScale}`
		);
	}
	let read: NamedFile[];
	try {
		read = await Promise.all(
			files.map(async (file) => ({
				name: file.name,
				bytes: new Uint8Array(await file.arrayBuffer())
			}))
		);
	} catch {
		return refused(
			'This browser could not read the file. A folder cannot be opened: drop its files.'
		);
	}
	const opened = openFiles(read);
	return { words: await takeUp(playground, opened), isTakenUp: opened.kind !== 'problem' };
}

/** What is said where a table that came with the file lasts no longer than the page. */
async function keptInWords({ data }: Experiment): Promise<string> {
	return (await keepTable(datasetNamed(data.set)))
		? ''
		: ' This browser does not let the page keep its data, so they last until the page is closed.';
}

async function takeUp(playground: Playground, opened: Opened): Promise<string> {
	switch (opened.kind) {
		case 'problem':
			return opened.problem;
		case 'sweep':
			return 'These are results of a sweep: drop them on the page Sweep, after the link of their sweep.';
		case 'curves':
			return 'These are the losses of a run as its chart shows them: no network can be made from them. Drop its experiment.json, and Train draws the same curves again; drop its network.safetensors or weights.npz, and the trained network is back.';
		case 'experiment':
			playground.edit(() => opened.experiment);
			return `The experiment of the file is open. Undo brings the one before back.${await keptInWords(opened.experiment)}`;
		case 'network': {
			await prepareTable(opened.network.facts.experiment ?? '');
			const back = broughtBack(opened.network, playground.experiment);
			if ('problem' in back) return back.problem;
			const { experiment, step, parameters, sentence } = back;
			const member = { parameters, moments: [], steps: step, diverged: false, stopped: false };
			playground.resume(experiment, { version: 1, step, members: [member] });
			return `${sentence}${await keptInWords(experiment)}`;
		}
	}
}
