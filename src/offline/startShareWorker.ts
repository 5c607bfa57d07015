import ShareWorker from '$lib/engine/wasm/crew/shareWorker.ts?worker&inline';

/** From a text in the script of the engine's worker: a worker's file would not be read from a disk. */
export const startShareWorker = (): Worker => new ShareWorker();
