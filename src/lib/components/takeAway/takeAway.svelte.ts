import { textBytes } from '$lib/export/bytes.ts';
import type { ExportedRun } from '$lib/export/exported.ts';
import type { ExportFile } from '$lib/export/files.ts';
import { madeFiles } from '$lib/export/madeFiles.ts';
import { writeReadme } from '$lib/export/readme.ts';
import { writeZip, type ZippedFile } from '$lib/export/zip.ts';
import type { Letter } from '$lib/experiment/experiment.ts';
import type { OnnxOutput } from '$lib/export/onnx.ts';

/** A file of the list, and what it is at present. */
export interface ListedFile {
	name: string;
	about: string;
	isTicked: boolean;
	/** Undefined while it is made; null where it cannot be. */
	bytes: number | null | undefined;
}

/** What is saved: one file, or all in a zip. */
export interface SavedFile {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
}

const readmeName = 'README.txt';
const readmeAbout = 'What lies in the zip, and of which experiment.';
export const zipName = 'wiggle-room.zip';

const usual = [
	'experiment.json',
	'network.safetensors',
	'points.csv',
	'curves.csv',
	'train_pytorch.py',
	'chart.png',
	readmeName
];

/** A run whose files are made one after another, and those of them that the reader chose. */
export class TakeAway {
	readonly run: ExportedRun;
	readonly #files: readonly ExportFile[];
	#network = $state<Letter | 'all'>('A');
	#onnxOutput = $state<OnnxOutput>('logits');
	#ticked = $state.raw<ReadonlySet<string>>(new Set(usual));
	/** By name: one for each chosen network, or null where there is none to make. */
	#made = $state.raw<ReadonlyMap<string, readonly ZippedFile[] | null>>(new Map());
	#round = 0;

	constructor(run: ExportedRun, files: readonly ExportFile[], network: Letter | 'all' = 'A') {
		this.run = run;
		this.#files = files;
		this.#network = network;
		void this.#make();
	}

	get network() {
		return this.#network;
	}
	get onnxOutput() {
		return this.#onnxOutput;
	}

	readonly #readme = $derived.by(() => this.#writeReadme());
	readonly list: readonly ListedFile[] = $derived.by(() => this.#listed());
	/** Whether all that is ticked has been made, and there is something. */
	readonly isReady = $derived(
		this.list.some(({ isTicked, bytes }) => isTicked && typeof bytes === 'number') &&
			this.list.every(({ isTicked, bytes }) => !isTicked || bytes !== undefined)
	);
	/** Of all that is ticked. */
	readonly bytes = $derived(
		this.list.reduce((sum, { isTicked, bytes }) => sum + (isTicked ? (bytes ?? 0) : 0), 0)
	);

	choose(network: Letter | 'all') {
		this.#network = network;
		this.#forget(({ subject }) => subject === 'network');
	}

	endOnnxIn(output: OnnxOutput) {
		this.#onnxOutput = output;
		this.#forget(({ name }) => name === 'network.onnx');
	}

	tick(name: string, isOn: boolean) {
		const next = new Set(this.#ticked);
		if (isOn) next.add(name);
		else next.delete(name);
		this.#ticked = next;
	}

	tickAll(isOn: boolean) {
		const names = [...this.#files.map(({ name }) => name), readmeName];
		this.#ticked = new Set(isOn ? names : []);
	}

	/** What is ticked: the file itself where it is one, else a zip. */
	saved(): SavedFile | null {
		const files = this.#chosen().flatMap(({ files }) => files);
		const all = this.#readme === null ? files : [...files, this.#readme];
		if (all.length === 0) return null;
		if (all.length > 1) return { name: zipName, bytes: writeZip(all) };
		const [{ path, bytes }] = all;
		return { name: path.split('/').at(-1)!, bytes: new Uint8Array(bytes) };
	}

	get #networks() {
		const isAll = this.#network === 'all';
		return this.run.networks.filter(({ letter }) => isAll || letter === this.#network);
	}

	/** What is ticked and has been made, but for the README. */
	#chosen() {
		return this.#files.flatMap(({ name, about }) => {
			const files = this.#ticked.has(name) ? this.#made.get(name) : null;
			return files ? [{ about, files }] : [];
		});
	}

	#writeReadme(): ZippedFile | null {
		if (!this.#ticked.has(readmeName)) return null;
		const described = this.#chosen().flatMap(({ about, files }) =>
			files.map(({ path }) => ({ path, about }))
		);
		const all = [...described, { path: readmeName, about: readmeAbout }];
		return { path: readmeName, bytes: textBytes(writeReadme(this.run, all)) };
	}

	#listed(): ListedFile[] {
		const files = this.#files.map(({ name, about }) => {
			const made = this.#made.get(name);
			const bytes = made && made.reduce((sum, file) => sum + file.bytes.length, 0);
			return { name, about, isTicked: this.#ticked.has(name) && bytes !== null, bytes };
		});
		const readme = this.#readme;
		const bytes = readme?.bytes.length ?? 0;
		return [...files, { name: readmeName, about: readmeAbout, isTicked: readme !== null, bytes }];
	}

	#forget(isStale: (file: ExportFile) => boolean) {
		const made = new Map(this.#made);
		for (const file of this.#files) if (isStale(file)) made.delete(file.name);
		this.#made = made;
		void this.#make();
	}

	/** Between two files the page gets its turn. */
	async #make() {
		const round = ++this.#round;
		for (const file of this.#files) {
			if (this.#made.has(file.name)) continue;
			await new Promise((resolve) => setTimeout(resolve));
			if (round !== this.#round) return;
			const options = { onnxOutput: this.#onnxOutput };
			const made = await madeFiles(file, this.run, this.#networks, options).catch(() => []);
			if (round !== this.#round) return;
			this.#made = new Map(this.#made).set(file.name, made.length > 0 ? made : null);
		}
	}
}
