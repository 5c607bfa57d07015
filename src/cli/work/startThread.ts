import { Worker } from 'node:worker_threads';

/** Beside this bundle lies that of the threads. */
export const startThread = (): Worker => new Worker(new URL('./thread.js', import.meta.url));
