import { toLink } from '$lib/experiment/link/link.ts';
import type { Run } from './keptRun.ts';

const key = 'wiggle-room:runs';
const most = 20;

/** Newest first, one of each. */
function merged(runs: Run[]): Run[] {
	const byId = new Map<string, Run>();
	for (const run of runs.toSorted((a, b) => b.finishedAt - a.finishedAt)) {
		if (!byId.has(run.id)) byId.set(run.id, run);
	}
	return [...byId.values()].slice(0, most);
}

/** Whether it can be told from others and put in order, even where it cannot be read whole. */
function isNamed(stored: unknown): stored is Run {
	const run = stored as Run | null;
	return typeof run?.id === 'string' && Number.isFinite(run.finishedAt);
}

/** Finished runs, kept on this device, shared by its tabs. */
export class Runs {
	#list = $state.raw<Run[]>([]);
	#overlaid = $state.raw<ReadonlySet<string>>(new Set());
	#unreadable = $state(0);
	#warning = $state<string | null>(null);

	get list() {
		return this.#list;
	}
	/** Whether there is nothing to show or to say of them. */
	get isEmpty() {
		return this.#list.length === 0 && this.#unreadable === 0 && this.#warning === null;
	}
	/** How many stored runs cannot be read whole. */
	get unreadable() {
		return this.#unreadable;
	}
	/** Drawn pale under the present run. */
	readonly overlaid = $derived(this.#list.filter((run) => this.#overlaid.has(run.id)));
	/** Why runs cannot be kept, in a sentence. */
	get warning() {
		return this.#warning;
	}

	/** What another version of the page stored, and this one cannot read, is counted and left alone. */
	async load() {
		try {
			const { get } = await import('idb-keyval');
			const stored = await get<unknown>(key);
			if (!Array.isArray(stored) || stored.length === 0) return;
			const [{ recallTables }, { checkKeptRun }] = await Promise.all([
				import('../ownData/keptTables.ts'),
				import('./checkKeptRun.ts')
			]);
			await recallTables(JSON.stringify(stored));
			const runs = stored.map(checkKeptRun);
			const readable = runs.filter((run) => run !== null);
			this.#unreadable = runs.length - readable.length;
			this.#list = merged([...this.#list, ...readable]);
		} catch {
			this.#warn();
		}
	}

	add(run: Omit<Run, 'id' | 'finishedAt'>) {
		const id = JSON.stringify([toLink(run.experiment), run.marks]);
		const finished = { id, finishedAt: Date.now(), ...run };
		void this.#store((runs) => merged([finished, ...runs]));
	}

	remove(id: string) {
		void this.#store((runs) => runs.filter((run) => run.id !== id));
	}

	toggle(id: string) {
		const next = new Set(this.#overlaid);
		if (!next.delete(id)) next.add(id);
		this.#overlaid = next;
	}

	/** Changes what is stored, also by other tabs meanwhile, and then what is shown: a page left right
	 * after it showed a change has kept it. */
	async #store(change: (runs: Run[]) => Run[]) {
		try {
			const { update } = await import('idb-keyval');
			await update<unknown[]>(key, (stored) => {
				const all = Array.isArray(stored) ? stored : [];
				return [...change(all.filter(isNamed)), ...all.filter((run) => !isNamed(run))];
			});
		} catch {
			this.#warn();
		}
		this.#list = change(this.#list);
	}

	#warn() {
		this.#warning =
			'This browser does not let the page store runs, so they last until the page is closed.';
	}
}
