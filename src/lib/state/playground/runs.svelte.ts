import { get, update } from 'idb-keyval';
import { bestEvaluation } from '$lib/analysis/overfitting.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import type { Evaluation } from '$lib/network/loss.ts';
import type { Mark } from './runRecord.svelte.ts';

/** A finished run. */
export interface Run {
	/** Runs of the same experiment with the same changes under way are the same run. */
	id: string;
	finishedAt: number;
	experiment: Experiment;
	/** Whole curves. */
	histories: Evaluation[][];
	marks: Mark[];
	/** The step at which each network stood at the end; missing in runs kept before there was such. */
	standsAt?: number[];
}

/** Each network's curve up to where it stood at the end. */
export function standingCurves({ experiment, histories, standsAt }: Run): Evaluation[][] {
	return histories.map((history, at) => {
		const best = experiment.stopAtBest ? bestEvaluation(history) : null;
		const end = standsAt?.[at] ?? best?.step ?? Infinity;
		return history.filter(({ step }) => step <= end);
	});
}

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

/** Finished runs, kept on this device, shared by its tabs. */
export class Runs {
	#list = $state.raw<Run[]>([]);
	#overlaid = $state.raw<ReadonlySet<string>>(new Set());
	#warning = $state<string | null>(null);

	get list() {
		return this.#list;
	}
	/** Drawn pale under the present run. */
	readonly overlaid = $derived(this.#list.filter((run) => this.#overlaid.has(run.id)));
	/** Why runs cannot be kept, in a sentence. */
	get warning() {
		return this.#warning;
	}

	/** What another version of the page stored, and this one cannot read, is left alone. */
	async load() {
		try {
			const stored = (await get<Run[]>(key)) ?? [];
			const { checkExperiment } = await import('$lib/experiment/schema.ts');
			const readable = stored.filter((run) => 'experiment' in checkExperiment(run.experiment));
			this.#list = merged([...this.#list, ...readable]);
		} catch {
			this.#warn();
		}
	}

	add(run: Omit<Run, 'id' | 'finishedAt'>) {
		const id = JSON.stringify([toLink(run.experiment), run.marks]);
		void this.#store((runs) => merged([{ id, finishedAt: Date.now(), ...run }, ...runs]));
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
			await update<Run[]>(key, (stored) => change(stored ?? []));
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
