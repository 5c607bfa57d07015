import { chooseExecutor, type Choice } from './executorChoice.ts';
import { CheckedTrainer } from './step/checkedTrainer.ts';
import { assertMembers } from './step/checks.ts';
import type { Backend, EngineStatus, Member, Trainer, TrainerOptions } from './trainer.ts';
import { spareThreads } from './wasm/crew/spareThreads.ts';
import { createWasmTrainer } from './wasm/wasmTrainer.ts';

export interface OpenTrainer {
	trainer: Trainer;
	status: EngineStatus;
}

/** Null where WebGL, or what trains on it, cannot be loaded. */
async function loadWebgl() {
	try {
		const [{ openBackend }, { createWebglTrainer }] = await Promise.all([
			import('./device/backends.ts'),
			import('./webgl/webglTrainer.ts')
		]);
		return { ...(await openBackend('webgl')), createWebglTrainer };
	} catch {
		return null;
	}
}

/** What needs tfjs is loaded only where it is to train. */
async function open(
	members: readonly Member[],
	choice: Choice,
	backend: Backend | undefined
): Promise<OpenTrainer> {
	switch (choice.executor) {
		case 'wasm': {
			const trainer = await createWasmTrainer(members, { threads: spareThreads() });
			return { trainer, status: { ...choice, backend: 'wasm', software: false } };
		}
		case 'webgl': {
			const webgl = await loadWebgl();
			if (webgl === null) {
				const problem = 'WebGL could not be started.';
				return open(members, await chooseExecutor(members, choice.asked, problem), backend);
			}
			const trainer = await webgl.createWebglTrainer(members);
			return { trainer, status: { ...choice, backend: 'webgl', software: webgl.software } };
		}
		case 'reference': {
			const [{ openReferenceBackend }, { ReferenceTrainer }] = await Promise.all([
				import('./reference/referenceBackend.ts'),
				import('./reference/referenceTrainer.ts')
			]);
			const opened = await openReferenceBackend(members, backend);
			const trainer = new ReferenceTrainer(members, opened.backend);
			const reasons = new Set(`${opened.reason ?? ''} ${choice.reason}`.match(/[^ ].*?\.(?= |$)/g));
			return { trainer, status: { ...opened, ...choice, reason: [...reasons].join(' ') } };
		}
	}
}

/**
 * Opens the executor that is asked for where it works here, else another one, and says which it is and
 * why. Rejects with a `RangeError` where a member's arrays do not fit its network.
 */
export async function openTrainer(
	members: readonly Member[],
	{ backend, executor = 'fast' }: TrainerOptions = {}
): Promise<OpenTrainer> {
	assertMembers(members);
	const { trainer, status } = await open(members, await chooseExecutor(members, executor), backend);
	return { trainer: new CheckedTrainer(members, trainer), status };
}

/** Opens a trainer as `openTrainer` does, for callers who need no status. */
export async function createTrainer(
	members: readonly Member[],
	options: TrainerOptions = {}
): Promise<Trainer> {
	return (await openTrainer(members, options)).trainer;
}
