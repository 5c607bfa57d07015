/** A file that seems to be a table and was dropped outside of the dialog that reads tables. */
class DroppedTable {
	#file = $state.raw<File | null>(null);

	/** Null where there is none to take. */
	get file() {
		return this.#file;
	}

	offer(file: File) {
		this.#file = file;
	}

	/** It is taken once. */
	take(): File | null {
		const file = this.#file;
		this.#file = null;
		return file;
	}
}

export const droppedTable = new DroppedTable();
