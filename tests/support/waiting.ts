import { vi } from 'vitest';

/** Long, for a machine that is busy with other things: Vitest's own second is not enough there. */
const timeout = 60_000;

/** Until `check` throws no longer. */
export const waitFor = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout });

/** Until `condition` gives something truthy. */
export const waitUntil = <T>(condition: () => T | Promise<T>) =>
	vi.waitUntil(condition, { timeout });
