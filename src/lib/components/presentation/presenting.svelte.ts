import { tick } from 'svelte';

/** Whether a page presents itself, by a component that is loaded when it is first asked for. */
export class Presenting<Stage> {
	readonly #load: () => Promise<Stage>;
	/** Puts the focus back where it was. */
	readonly #refocus: () => void;
	#stage = $state.raw<Stage | null>(null);
	#isOn = $state(false);
	#problem = $state<string | null>(null);

	constructor(load: () => Promise<Stage>, refocus: () => void) {
		this.#load = load;
		this.#refocus = refocus;
	}

	/** Null while the page shows itself as ever. */
	get stage(): Stage | null {
		return this.#isOn ? this.#stage : null;
	}
	/** Why nothing is presented that was to be. */
	get problem() {
		return this.#problem;
	}

	readonly start = async () => {
		this.#problem = null;
		try {
			this.#stage ??= await this.#load();
			this.#isOn = true;
		} catch {
			this.#problem = 'This could not be loaded. Please try again.';
		}
	};

	readonly leave = async () => {
		this.#isOn = false;
		await tick();
		this.#refocus();
	};

	readonly dismissProblem = () => {
		this.#problem = null;
	};
}
