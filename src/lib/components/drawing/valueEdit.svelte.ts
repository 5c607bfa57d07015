const settleMs = 400;

export interface EditedValue {
	index: number;
	value: number;
}

/** A parameter's value that the reader has just set and the network on the page may not have yet. */
export class ValueEdit {
	#present = $state.raw<EditedValue | null>(null);
	#isOpen = false;
	#settling: ReturnType<typeof setTimeout> | undefined;
	readonly #report: (index: number, value: number, isFinal: boolean) => void;

	constructor(report: (index: number, value: number, isFinal: boolean) => void) {
		this.#report = report;
	}

	get present() {
		return this.#present;
	}

	set(index: number, value: number) {
		clearTimeout(this.#settling);
		this.#isOpen = true;
		this.#present = { index, value };
		this.#report(index, value, false);
	}

	/** The reader has let go; the network gets a moment to answer. */
	finish() {
		if (!this.#isOpen || !this.#present) return;
		this.#isOpen = false;
		this.#report(this.#present.index, this.#present.value, true);
		this.#settling = setTimeout(() => (this.#present = null), settleMs);
	}

	dispose() {
		clearTimeout(this.#settling);
	}
}
