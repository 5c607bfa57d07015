/**
 * How many steps to hand over at once: some 5 ms' worth, and the next while two such are left to do.
 * Longer ones starve the page's own drawing, which shares the GPU's queue; with less left the device
 * would idle until it is noticed that it is done.
 */
import { deviceReaches } from '../fences.ts';
import { StepDuration } from '../stepDuration.ts';

const burstMs = 8;
const mostMs = 2 * burstMs;

export class Pace {
	readonly #gl: WebGL2RenderingContext;
	readonly #underWay: { steps: number; reached: Promise<void> }[] = [];
	readonly #step = new StepDuration(burstMs);
	#lastReached = 0;

	constructor(gl: WebGL2RenderingContext) {
		this.#gl = gl;
	}

	/** Of the next burst. */
	get steps(): number {
		return Math.max(1, Math.round(burstMs / this.#step.ms));
	}

	/** Resolves when another burst may be handed over. */
	async turn(): Promise<void> {
		const isBusy = () => {
			const steps = this.#underWay.reduce((sum, burst) => sum + burst.steps, 0);
			return steps > 1 && steps * this.#step.ms > mostMs;
		};
		while (isBusy()) await this.#underWay[0].reached;
	}

	/** Resolves when the device has done them. */
	handedOver(steps: number): Promise<void> {
		const start = performance.now();
		const reached = deviceReaches(this.#gl).finally(() => {
			this.#underWay.shift();
			const now = performance.now();
			this.#step.add(steps, now - Math.max(start, this.#lastReached));
			this.#lastReached = now;
		});
		reached.catch(() => {});
		this.#underWay.push({ steps, reached });
		return reached;
	}
}
