/** Throws where there are no workers. */
export const startShareWorker = (): Worker =>
	new Worker(new URL('./shareWorker.ts', import.meta.url), { type: 'module' });
