/** For kinds that have no parameter to describe. */
export function noParameters(_: unknown, _input: unknown, index: number): never {
	throw new RangeError(`The layer has no parameter ${index}.`);
}
