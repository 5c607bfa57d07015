/** Throws where there are no workers. */
export const startTableWorker = (): Worker =>
	new Worker(new URL('./tableWorker.ts', import.meta.url), { type: 'module' });
