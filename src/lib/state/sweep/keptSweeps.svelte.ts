import { del, get, set, update } from 'idb-keyval';
import type { Executor } from '$lib/network/executor.ts';
import { recallTables } from '../ownData/keptTables.ts';
import type { GroupRecord } from './sweepRecord.ts';

/** A sweep that was trained, to its end or not. */
export interface KeptSweep {
	version: 1;
	/** Names it: `toSweepLink`. */
	link: string;
	savedAt: number;
	/** `training`: the page was left in the middle, and goes on when it comes back. */
	phase: 'training' | 'paused' | 'stopped' | 'finished';
	records: readonly GroupRecord[];
	/** What trained it; missing from times when that was WebGL wherever it worked. */
	executor?: Executor;
}

/** What the rest is to be trained by. */
export const executorOf = ({ executor = 'webgl' }: KeptSweep): Executor => executor;

export type KeptSweepName = Pick<KeptSweep, 'link' | 'savedAt' | 'phase'>;

/** The sweep page and the lessons keep theirs apart: neither takes the other's room, and a lesson
 * begins untrained. What a lesson has trained the sweep page takes up. */
export type Shelf = 'sweep' | 'lesson-sweep';

const readable: Record<Shelf, readonly Shelf[]> = {
	sweep: ['sweep', 'lesson-sweep'],
	'lesson-sweep': ['lesson-sweep']
};
const keyOf = (shelf: Shelf, link: string) => `wiggle-room:${shelf}:${link}`;
const most = 8;

/** Sweeps kept on this device, each under its link, shared by its tabs. */
export class KeptSweeps {
	readonly #shelf: Shelf;
	readonly #listKey: string;
	#list = $state.raw<readonly KeptSweepName[]>([]);
	#warning = $state<string | null>(null);

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
		this.#listKey = `wiggle-room:${shelf}s`;
	}

	/** Latest first. */
	get list() {
		return this.#list;
	}
	/** Why sweeps cannot be kept, in a sentence. */
	get warning() {
		return this.#warning;
	}

	async loadList() {
		try {
			const stored = await get<KeptSweepName[]>(this.#listKey);
			if (!Array.isArray(stored)) return;
			await recallTables(JSON.stringify(stored));
			this.#list = stored.filter(isName);
		} catch {
			this.#warn();
		}
	}

	/** What was kept of this sweep on each shelf that has something, unchecked, the own shelf first. */
	async load(link: string): Promise<unknown[]> {
		try {
			const keys = readable[this.#shelf].map((shelf) => keyOf(shelf, link));
			const stored = await Promise.all(keys.map((key) => get<unknown>(key)));
			return stored.filter((value) => value !== undefined);
		} catch {
			this.#warn();
			return [];
		}
	}

	async keep(sweep: KeptSweep) {
		const { link, savedAt, phase } = sweep;
		let forgotten: KeptSweepName[] = [];
		const add = (list: readonly KeptSweepName[]) => {
			const all = [{ link, savedAt, phase }, ...list.filter((other) => other.link !== link)];
			forgotten = all.slice(most);
			return all.slice(0, most);
		};
		try {
			await set(keyOf(this.#shelf, link), sweep);
			await this.#change(add);
			for (const { link } of forgotten) await del(keyOf(this.#shelf, link));
		} catch {
			this.#warn();
		}
		this.#list = add(this.#list);
	}

	async forget(link: string) {
		try {
			await this.#change((list) => list.filter((kept) => kept.link !== link));
			await del(keyOf(this.#shelf, link));
		} catch {
			this.#warn();
		}
		this.#list = this.#list.filter((kept) => kept.link !== link);
	}

	/** Changes the stored list. What is no name, another version's perhaps, stays at its end. */
	#change(change: (names: KeptSweepName[]) => KeptSweepName[]) {
		return update<unknown[]>(this.#listKey, (stored) => {
			const all = Array.isArray(stored) ? stored : [];
			return [...change(all.filter(isName)), ...all.filter((name) => !isName(name))];
		});
	}

	#warn() {
		this.#warning =
			'This browser does not let the page store sweeps, so they last until the page is closed.';
	}
}

function isName(value: unknown): value is KeptSweepName {
	const name = value as KeptSweepName | null;
	return typeof name?.link === 'string' && typeof name.savedAt === 'number';
}
