import { timedCounts, timePredictions, type Timing } from './timing.ts';

/** What this very device was measured to do: predictions of ever larger stacks of dense layers. */
export class Timings {
	#list = $state.raw<readonly Timing[]>([]);
	#running = $state.raw<AbortController | null>(null);

	readonly list = $derived(this.#list);
	readonly isRunning = $derived(this.#running !== null);
	readonly isDone = $derived(this.#list.length === timedCounts.length);
	/** Multiply-adds a second at the largest count, once all are timed. */
	readonly pace = $derived.by(() => {
		if (!this.isDone) return null;
		const { parameters, msPerPrediction } = this.#list.at(-1)!;
		return (1000 * parameters) / msPerPrediction;
	});

	/** Starts, or stops what is under way. */
	async toggle() {
		if (this.#running !== null) return this.stop();
		const controller = new AbortController();
		this.#running = controller;
		this.#list = [];
		for await (const timing of timePredictions(controller.signal)) {
			this.#list = [...this.#list, timing];
		}
		if (this.#running === controller) this.#running = null;
	}

	stop() {
		this.#running?.abort();
		this.#running = null;
	}
}
