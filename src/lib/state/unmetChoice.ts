import type { EngineStatus } from '$lib/engine/trainer.ts';
import type { ExecutorChoice } from '$lib/network/executor.ts';

/** Why something else trains than what was asked for; null where it does, or nothing was. */
export function unmetChoice(status: EngineStatus | null, asked: ExecutorChoice): string | null {
	return status === null || asked === 'fast' || asked === status.executor ? null : status.reason;
}
