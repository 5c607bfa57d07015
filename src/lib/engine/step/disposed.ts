/** Why a trainer's calls reject once it is disposed of. */
export class DisposedError extends Error {
	constructor() {
		super('This trainer has been disposed of.');
	}
}
