import { openBackend } from './backends.ts';
import { ReferenceTrainer } from './referenceTrainer.ts';
import type { BackendStatus, Member, Trainer, TrainerOptions } from './trainer.ts';

export interface OpenTrainer {
	trainer: Trainer;
	status: BackendStatus;
}

/** Opens the best backend there is, or `backend` alone, and says which one it is. */
export async function openTrainer(
	members: readonly Member[],
	options: TrainerOptions = {}
): Promise<OpenTrainer> {
	const status = await openBackend(options.backend);
	return { trainer: new ReferenceTrainer(members, status.backend), status };
}

/** Builds a population that trains in lockstep; its numbers are those of each member alone. */
export async function createTrainer(
	members: readonly Member[],
	options: TrainerOptions = {}
): Promise<Trainer> {
	return (await openTrainer(members, options)).trainer;
}
