import { deviceReaches, nextFence } from '../fences.ts';
import { StepDuration } from '../stepDuration.ts';

/** Lets bursts of steps on to the device, as `stepDuration` says. */
export class Pace {
	readonly #gl: WebGL2RenderingContext;
	readonly #underWay: { steps: number; reached: Promise<void> }[] = [];
	readonly #step = new StepDuration();
	#lastReached = 0;

	constructor(gl: WebGL2RenderingContext) {
		this.#gl = gl;
	}

	/** Of the next burst. */
	get steps(): number {
		return this.#step.burst;
	}

	/** Resolves when another burst may be handed over. */
	async turn(): Promise<void> {
		while (this.#step.isEnough(this.#underWay)) await this.#underWay[0].reached;
	}

	/** Resolves when the device has done them. */
	handedOver(steps: number): Promise<void> {
		const start = performance.now();
		const isWhole = steps >= this.steps;
		const done = isWhole ? deviceReaches(this.#gl) : nextFence(this.#gl).reached;
		const reached = done.finally(() => {
			this.#underWay.splice(this.#underWay.indexOf(burst), 1);
			const now = performance.now();
			this.#step.add(steps, now - Math.max(start, this.#lastReached));
			this.#lastReached = now;
		});
		reached.catch(() => {});
		const burst = { steps, reached };
		this.#underWay.push(burst);
		return reached;
	}
}
