import { Worker } from 'node:worker_threads';

/** Beside the bundle of the program lies that of its threads. */
const bundle = './thread.js';

export const startThread = (): Worker => new Worker(new URL(bundle, import.meta.url));
