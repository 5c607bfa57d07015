import EngineWorker from '$lib/engine/worker.ts?worker&inline';

/** From a text in the script: a worker's file would not be read from a disk. */
export const startWorker = (): Worker => new EngineWorker();
