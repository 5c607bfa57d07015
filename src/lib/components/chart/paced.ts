/** Carries out the latest of many requests, at most once every `intervalMs`, the first at once. */
export class Paced {
	#last = -Infinity;
	#timer: ReturnType<typeof setTimeout> | undefined;

	request(work: () => void, intervalMs: number) {
		clearTimeout(this.#timer);
		const wait = this.#last + intervalMs - performance.now();
		const run = () => {
			this.#last = performance.now();
			work();
		};
		if (wait > 0) this.#timer = setTimeout(run, wait);
		else run();
	}

	cancel() {
		clearTimeout(this.#timer);
	}
}
