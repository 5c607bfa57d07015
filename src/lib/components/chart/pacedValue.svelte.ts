import { untrack } from 'svelte';
import { later } from '../later.ts';

/**
 * The latest of a value that changes often, taken over at most once every so many milliseconds and only as it
 * changes: what is drawn of it falls into a frame in which the page draws anyway. The first after none
 * comes in a task of its own, as a page has most to draw then.
 */
export class PacedValue<Value> {
	#value = $state.raw() as Value;
	#takenAt = -Infinity;

	/** To be made with the component that shows it. Where `gapMs` falls to 0, the latest is taken over. */
	constructor(source: () => Value, gapMs: () => number) {
		this.#value = source();
		$effect(() => {
			const latest = source();
			if (latest !== null && untrack(() => this.#value) === null) {
				return later(() => (this.#value = latest));
			}
			const now = performance.now();
			if (now - this.#takenAt >= gapMs()) {
				this.#takenAt = now;
				this.#value = latest;
			}
			return undefined;
		});
	}

	get value(): Value {
		return this.#value;
	}
}
