import { chooseExecutor } from './executorChoice.ts';
import { CheckedTrainer } from './step/checkedTrainer.ts';
import { assertMembers } from './step/checks.ts';
import type { EngineStatus, Member, Trainer, TrainerOptions } from './trainer.ts';
import { spareThreads } from './wasm/crew/spareThreads.ts';
import { createWasmTrainer } from './wasm/wasmTrainer.ts';

export interface OpenTrainer {
	trainer: Trainer;
	status: EngineStatus;
}

/**
 * Opens the executor that is asked for where it works here, else another one, and says which it is and
 * why. What needs tfjs is loaded only where it is to train. Rejects with a `RangeError` where a member's
 * arrays do not fit its network.
 */
export async function openTrainer(
	members: readonly Member[],
	{ backend, executor = 'fast' }: TrainerOptions = {}
): Promise<OpenTrainer> {
	assertMembers(members);
	const choice = await chooseExecutor(members, executor);
	switch (choice.executor) {
		case 'wasm': {
			const status: EngineStatus = { ...choice, backend: 'wasm', software: false };
			const trainer = await createWasmTrainer(members, { threads: spareThreads() });
			return { trainer: new CheckedTrainer(members, trainer), status };
		}
		case 'webgl': {
			const [{ openBackend }, { createWebglTrainer }] = await Promise.all([
				import('./device/backends.ts'),
				import('./webgl/webglTrainer.ts')
			]);
			const { software } = await openBackend('webgl');
			const trainer = await createWebglTrainer(members);
			return {
				trainer: new CheckedTrainer(members, trainer),
				status: { ...choice, backend: 'webgl', software }
			};
		}
		case 'reference': {
			const [{ openBackend }, { ReferenceTrainer }] = await Promise.all([
				import('./device/backends.ts'),
				import('./reference/referenceTrainer.ts')
			]);
			const opened = await openBackend(backend);
			const trainer = new ReferenceTrainer(members, opened.backend);
			const reasons = [opened.reason, choice.reason];
			return {
				trainer: new CheckedTrainer(members, trainer),
				status: { ...opened, ...choice, reason: reasons.filter(Boolean).join(' ') }
			};
		}
	}
}

/** Opens a trainer as `openTrainer` does, for callers who need no status. */
export async function createTrainer(
	members: readonly Member[],
	options: TrainerOptions = {}
): Promise<Trainer> {
	return (await openTrainer(members, options)).trainer;
}
