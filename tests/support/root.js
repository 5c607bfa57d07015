import { fileURLToPath } from 'node:url';

/** The folder of this checkout, as a path. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
