import TableWorker from '$lib/state/ownData/tableWorker.ts?worker&inline';

/** From a text in the script: a worker's file would not be read from a disk. */
export const startTableWorker = (): Worker => new TableWorker();
