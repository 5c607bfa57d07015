import { Paced } from './paced.ts';

/** The latest of a value that changes often, taken over at most once every so many milliseconds. */
export class PacedValue<Value> {
	#value = $state.raw() as Value;
	readonly #pace = new Paced();

	/** To be made with the component that shows it. */
	constructor(source: () => Value, gapMs: () => number) {
		this.#value = source();
		$effect(() => {
			const latest = source();
			this.#pace.request(() => (this.#value = latest), gapMs());
		});
		$effect(() => () => this.#pace.cancel());
	}

	get value(): Value {
		return this.#value;
	}
}
