/**
 * How many steps to hand over at once: some 5 ms' worth, and the next when about as much is left to
 * do. Longer ones starve the page's own drawing, which shares the GPU's queue; with nothing left the
 * device idles while the next is prepared.
 */
import { deviceReaches } from './fences.ts';

const burstMs = 5;
/** Shorter spans of time say little, since fences are looked at about once a millisecond. */
const shortestSpanMs = 4;

export class Pace {
	readonly #gl: WebGL2RenderingContext;
	readonly #underWay: { steps: number; reached: Promise<void> }[] = [];
	#stepMs = burstMs;
	/** Steps done, and time the device took for them, since `#stepMs` was last estimated. */
	#span = { steps: 0, ms: 0 };
	#lastReached = 0;

	constructor(gl: WebGL2RenderingContext) {
		this.#gl = gl;
	}

	/** Of the next burst. */
	get steps(): number {
		return Math.max(1, Math.round(burstMs / this.#stepMs));
	}

	/** Resolves when another burst may be handed over. */
	async turn(): Promise<void> {
		const isBusy = () => {
			const steps = this.#underWay.reduce((sum, burst) => sum + burst.steps, 0);
			return steps > 1 && steps * this.#stepMs > burstMs * 1.5;
		};
		while (isBusy()) await this.#underWay[0].reached;
	}

	/** Resolves when the device has done them. */
	handedOver(steps: number): Promise<void> {
		const start = performance.now();
		const reached = deviceReaches(this.#gl).finally(() => {
			this.#underWay.shift();
			const now = performance.now();
			this.#span.ms += now - Math.max(start, this.#lastReached);
			this.#span.steps += steps;
			this.#lastReached = now;
			if (this.#span.ms < shortestSpanMs) return;
			this.#stepMs = Math.max(this.#span.ms / this.#span.steps, this.#stepMs / 4);
			this.#span = { steps: 0, ms: 0 };
		});
		reached.catch(() => {});
		this.#underWay.push({ steps, reached });
		return reached;
	}
}
