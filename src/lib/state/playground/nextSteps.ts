import type { Snapshot } from '$lib/engine/trainer.ts';
import type { StepStart } from '$lib/network/oneStep.ts';
import type { RunControl } from '../runControl.svelte.ts';

/** Questions to the engine what a network's next step begins with. */
export class NextSteps {
	readonly #control: RunControl;
	#request = 0;
	readonly #waiting = new Map<number, (start: StepStart | null) => void>();

	constructor(control: RunControl) {
		this.#control = control;
	}

	/** From the present, or from a snapshot. Resolves with null where the network takes no further step,
	 * and never where the run comes to its end before. */
	ask(member: number, snapshot?: Snapshot): Promise<StepStart | null> {
		const request = ++this.#request;
		this.#control.send({ type: 'nextStep', request, member, snapshot });
		return new Promise((resolve) => this.#waiting.set(request, resolve));
	}

	hear(request: number, start: StepStart | null) {
		this.#waiting.get(request)?.(start);
		this.#waiting.delete(request);
	}

	/** Another run answers none of them. */
	forget() {
		this.#waiting.clear();
	}
}
