import type { EngineStatus } from '$lib/engine/trainer.ts';
import type { ExecutorChoice } from '$lib/network/executor.ts';

/** Why something else trains than what is asked for; null where it does, nothing is asked for, or the
 * engine has not said yet. */
export function unmetChoice(status: EngineStatus | null, asked: ExecutorChoice): string | null {
	const isMet = asked === 'fast' || asked === status?.executor;
	return isMet || asked !== status?.asked ? null : status.reason;
}
