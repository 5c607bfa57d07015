/**
 * How many threads may train: one core is left to the page. On the page's own thread there is that one
 * alone, since a page trains there only where workers do not serve it.
 */
export function spareThreads(): number {
	if (typeof document !== 'undefined') return 1;
	const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
	return Math.max(1, cores - 1);
}
