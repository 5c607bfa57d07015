import { textBytes } from '$lib/export/bytes.ts';
import type { OnnxOutput } from '$lib/export/onnxGraph.ts';
import { writeZip, type ZippedFile } from '$lib/export/zip.ts';
import type { Letter } from '$lib/experiment/experiment.ts';
import type { Choices, Offer, OfferedFile } from './offer.ts';

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

/** What opens the experiment in which a network stands. */
const experimentName = 'experiment.json';
const readmeName = 'README.txt';
const readmeAbout = 'What lies in the zip, and of which experiment.';
export const zipName = 'wiggle-room.zip';

/** An offer whose files are made one after another, and those of them that the reader chose. */
export class TakeAway {
	readonly offer: Offer;
	#choices = $state.raw<Choices>({ network: 'A', onnxOutput: 'logits' });
	#ticked = $state.raw<ReadonlySet<string>>(new Set());
	/** By name: files, or null where there is none to make. */
	#made = $state.raw<ReadonlyMap<string, readonly ZippedFile[] | null>>(new Map());
	#round = 0;

	/** Of one network alone, where it is named: its own files, and not those of the run. */
	constructor(offer: Offer, letter?: Letter) {
		this.offer = offer;
		if (letter !== undefined) this.#choices = { ...this.#choices, network: letter };
		const isOwn = ({ name, follows }: OfferedFile) =>
			offer.usual.includes(name) && (follows.includes('network') || name === experimentName);
		const own = offer.files.filter(isOwn).map(({ name }) => name);
		this.#ticked = new Set([...(letter === undefined ? offer.usual : own), readmeName]);
		void this.#make();
	}

	get choices() {
		return this.#choices;
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
		this.#change({ network });
	}

	endOnnxIn(onnxOutput: OnnxOutput) {
		this.#change({ onnxOutput });
	}

	tick(name: string, isOn: boolean) {
		const next = new Set(this.#ticked);
		if (isOn) next.add(name);
		else next.delete(name);
		this.#ticked = next;
	}

	tickAll(isOn: boolean) {
		const names = [...this.offer.files.map(({ name }) => name), readmeName];
		this.#ticked = new Set(isOn ? names : []);
	}

	/** A file that has been made, the first of that name; null where there is none. */
	fileNamed(name: string): ZippedFile | null {
		return this.#made.get(name)?.[0] ?? null;
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

	/** What is ticked and has been made, but for the README. */
	#chosen() {
		return this.offer.files.flatMap(({ name, about }) => {
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
		return { path: readmeName, bytes: textBytes(this.offer.readme(all)) };
	}

	#listed(): ListedFile[] {
		const files = this.offer.files.map(({ name, about }) => {
			const made = this.#made.get(name);
			const bytes = made && made.reduce((sum, file) => sum + file.bytes.length, 0);
			return { name, about, isTicked: this.#ticked.has(name) && bytes !== null, bytes };
		});
		const readme = this.#readme;
		const bytes = readme?.bytes.length ?? 0;
		return [...files, { name: readmeName, about: readmeAbout, isTicked: readme !== null, bytes }];
	}

	#change(change: Partial<Choices>) {
		this.#choices = { ...this.#choices, ...change };
		const made = new Map(this.#made);
		for (const { name, follows } of this.offer.files) {
			if (follows.some((choice) => choice in change)) made.delete(name);
		}
		this.#made = made;
		void this.#make();
	}

	/** Between two files the page gets its turn. */
	async #make() {
		const round = ++this.#round;
		for (const file of this.offer.files) {
			if (this.#made.has(file.name)) continue;
			await new Promise((resolve) => setTimeout(resolve));
			if (round !== this.#round) return;
			const made = await file.make(this.#choices).catch(() => []);
			if (round !== this.#round) return;
			this.#made = new Map(this.#made).set(file.name, made.length > 0 ? made : null);
		}
	}
}
