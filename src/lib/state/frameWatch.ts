/** Hears when the page gets a frame, in ms of `performance.now()`; false ends its watch. */
export type FrameWatcher = (nowMs: number) => boolean;

/** The frames that the page gets, for all that paces drawing: one loop, and none while nobody watches. */
export class FrameWatch {
	#watchers: FrameWatcher[] = [];
	#isWatching = false;

	/** From the next frame on. */
	watch(watcher: FrameWatcher) {
		this.#watchers.push(watcher);
		if (!this.#isWatching) this.#await();
	}

	#await() {
		this.#isWatching = this.#watchers.length > 0;
		if (this.#isWatching) requestAnimationFrame(() => this.#tell());
	}

	#tell() {
		const nowMs = performance.now();
		const watchers = this.#watchers;
		this.#watchers = [];
		for (const watcher of watchers) {
			if (watcher(nowMs)) this.#watchers.push(watcher);
		}
		this.#await();
	}
}

export const pageFrames = new FrameWatch();
