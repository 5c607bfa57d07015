import type { DrawnData } from '$lib/data/table.ts';
import type { Snapshot } from '$lib/engine/protocol.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import type { Prepared, TrainedParts } from './beginning.ts';
import type * as Beginnings from './beginning.ts';
import type { Pretraining, PretrainingListener } from './pretraining.svelte.ts';

/** What comes before a run whose networks start from a pretrained one, and what the run begins with then. */
export class FirstStage {
	readonly #listener: PretrainingListener;
	/** Loaded with the first experiment that has a pretrained network. */
	#pretraining = $state.raw<Pretraining | null>(null);
	#beginnings: typeof Beginnings | null = null;
	/** What the run goes on from; null while that is not there, or there is none. */
	#trained = $state.raw<TrainedParts | null>(null);
	/** Of each network of the latest run, 1 where a weight is pruned, and where one is frozen. */
	#masks = $state.raw<Pick<Prepared, 'pruned' | 'frozen'> | null>(null);

	constructor(listener: PretrainingListener) {
		this.#listener = listener;
	}

	/** What trains the network that others start from; null before any was asked for. */
	get pretraining() {
		return this.#pretraining;
	}
	get isTrained() {
		return this.#trained !== null;
	}

	/** Which parameters of a network are pruned, by a 1; null where none is. */
	prunedOf(index: number): Uint8Array | null {
		return this.#masks?.pruned[index] ?? null;
	}

	/** Which stay as they are without being pruned. */
	frozenOf(index: number): Uint8Array | null {
		return this.#masks?.frozen[index] ?? null;
	}

	/** Nothing is wanted before a run any more. */
	leave() {
		this.#trained = null;
		this.#pretraining?.leave();
	}

	/** Rejects where what trains it cannot be loaded. */
	async load() {
		const [beginnings, { Pretraining }] = await Promise.all([
			import('./beginning.ts'),
			import('./pretraining.svelte.ts')
		]);
		this.#beginnings = beginnings;
		this.#pretraining ??= new Pretraining(this.#listener);
	}

	/** Once it is loaded. Where something else is asked for meanwhile, or it cannot be had, it never resolves. */
	ask(experiment: Experiment): Promise<TrainedParts> {
		return this.#pretraining!.ask(experiment);
	}

	/** The run goes on from these. */
	take(trained: TrainedParts) {
		this.#trained = trained;
	}

	/** The run's networks, as its experiment is now; null where nothing was trained before it. */
	prepare(
		experiment: Experiment,
		drawn: DrawnData
	): Pick<Prepared, 'members' | 'beginning'> | null {
		const prepared =
			this.#trained && this.#beginnings!.preparedRun(experiment, drawn, this.#trained);
		this.#masks = prepared;
		return prepared;
	}

	/** What a network begins with before its weights are rounded; null where that is not known. */
	unroundedStart(experiment: Experiment, index: number, drawn: DrawnData): Float32Array | null {
		const trained = this.#trained;
		return trained && this.#beginnings!.unroundedStart(experiment, index, drawn, trained);
	}

	/** Trains what the run goes on from once more, where its end came with the page, and its way there did not. */
	async past(experiment: Experiment, drawn: DrawnData): Promise<readonly Snapshot[]> {
		const trained = await this.#pretraining!.askPast(experiment);
		return this.#beginnings!.preparedRun(experiment, drawn, trained).beginning.kept;
	}

	dispose() {
		this.#pretraining?.dispose();
	}
}
