/** Why a table cannot be used: a sentence for the reader, which says what to do about it. */
export class TableProblem extends Error {
	override name = 'TableProblem';
	/** Whether the nine commonest classes and one for the rest would do. */
	readonly mayGroup: boolean;

	constructor(message: string, mayGroup = false) {
		super(message);
		this.mayGroup = mayGroup;
	}
}
