import { Worker } from 'node:worker_threads';
import { knownTables } from '../../lib/data/tables/knownTables.ts';

/** Beside the bundle of the program lies that of its threads. */
const bundle = './thread.js';

/** It knows the tables that are known here. */
export const startThread = (): Worker =>
	new Worker(new URL(bundle, import.meta.url), { workerData: knownTables() });
