import { openBackend, webglContext } from './device/backends.ts';
import { ReferenceTrainer } from './reference/referenceTrainer.ts';
import { CheckedTrainer } from './step/checkedTrainer.ts';
import { assertMembers } from './step/checks.ts';
import type { BackendStatus, Member, Trainer, TrainerOptions } from './trainer.ts';
import { lackOf } from './webgl/kinds.ts';
import { webglProblem } from './webgl/support.ts';
import { createWebglTrainer } from './webgl/webglTrainer.ts';

export interface OpenTrainer {
	trainer: Trainer;
	status: BackendStatus;
}

/**
 * Opens the best backend there is, or `backend` alone, and says which one it is. On WebGL the fast
 * executor trains where it can, elsewhere the reference executor. Rejects with a `RangeError` where a
 * member's arrays do not fit its network.
 */
export async function openTrainer(
	members: readonly Member[],
	{ backend, executor = 'fast' }: TrainerOptions = {}
): Promise<OpenTrainer> {
	assertMembers(members);
	const status = await openBackend(backend);
	const checked = (trainer: Trainer) => new CheckedTrainer(members, trainer);
	const reference = (reason: string | null) => ({
		trainer: checked(new ReferenceTrainer(members, status.backend)),
		status: { ...status, reason }
	});
	if (status.backend !== 'webgl') return reference(status.reason);
	if (executor === 'reference') return reference('The reference executor trains, as asked.');
	const problem = webglProblem(webglContext()!);
	if (problem !== null) return reference(`${problem} Training is slower without it.`);
	const lack = lackOf(members);
	if (lack !== null) return reference(lack);
	return { trainer: checked(await createWebglTrainer(members)), status };
}

/** Opens a trainer as `openTrainer` does, for callers who need no status. */
export async function createTrainer(
	members: readonly Member[],
	options: TrainerOptions = {}
): Promise<Trainer> {
	return (await openTrainer(members, options)).trainer;
}
