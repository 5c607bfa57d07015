/**
 * How many steps to hand over at once: some 8 ms' worth, and the next while no more than as much is
 * left to do beside the burst that the device is at. Longer ones would hold up the page's own drawing,
 * which shares the GPU's queue, and shorter ones cost more than they train; with less left the device
 * would idle until it is noticed that it is done.
 */
import { deviceReaches, nextFence } from '../fences.ts';
import { StepDuration } from '../stepDuration.ts';

const burstMs = 8;
/** A look at the fences, and what the browser takes to tell. */
const noticeMs = 8;

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
			const waiting = this.#underWay.slice(1).reduce((sum, burst) => sum + burst.steps, 0);
			return waiting * this.#step.ms > noticeMs;
		};
		while (isBusy()) await this.#underWay[0].reached;
	}

	/** Resolves when the device has done them. */
	handedOver(steps: number): Promise<void> {
		const start = performance.now();
		const isWhole = steps >= this.steps;
		const done = isWhole ? deviceReaches(this.#gl) : nextFence(this.#gl).reached;
		const reached = done.finally(() => {
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
