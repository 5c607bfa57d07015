import { openBackend, webglContext } from './device/backends.ts';
import { ReferenceTrainer } from './reference/referenceTrainer.ts';
import { CheckedTrainer } from './step/checkedTrainer.ts';
import { assertMembers } from './step/checks.ts';
import { lackOf } from './step/kinds.ts';
import type { BackendStatus, Member, Trainer, TrainerOptions } from './trainer.ts';
import { hasSimd } from './wasm/kernels.ts';
import { createWasmTrainer } from './wasm/wasmTrainer.ts';
import { webglProblem } from './webgl/support.ts';
import { createWebglTrainer } from './webgl/webglTrainer.ts';

export interface OpenTrainer {
	trainer: Trainer;
	status: BackendStatus;
}

/**
 * Opens the best backend there is, or `backend` alone, and says which one it is. On WebGL the fast
 * executor trains where it can, elsewhere the reference executor. The WebAssembly executor trains where
 * it is asked for. Rejects with a `RangeError` where a member's arrays do not fit its network.
 */
export async function openTrainer(
	members: readonly Member[],
	{ backend, executor = 'fast' }: TrainerOptions = {}
): Promise<OpenTrainer> {
	assertMembers(members);
	const checked = (trainer: Trainer) => new CheckedTrainer(members, trainer);
	const lack = executor === 'reference' ? null : lackOf(members);
	if (executor === 'wasm' && lack === null && hasSimd()) {
		const reason = 'The processor trains by WebAssembly, as asked.';
		const status: BackendStatus = { backend: 'wasm', software: false, reason };
		return { trainer: checked(await createWasmTrainer(members)), status };
	}
	const status = await openBackend(backend);
	const reference = (reason: string | null) => ({
		trainer: checked(new ReferenceTrainer(members, status.backend)),
		status: { ...status, reason }
	});
	if (lack !== null) return reference(lack);
	if (executor === 'wasm') {
		return reference(
			'This browser has no WebAssembly with SIMD, so the reference executor trains.'
		);
	}
	if (status.backend !== 'webgl') return reference(status.reason);
	if (executor === 'reference') return reference('The reference executor trains, as asked.');
	const problem = webglProblem(webglContext()!);
	if (problem !== null) return reference(`${problem} Training is slower without it.`);
	return { trainer: checked(await createWebglTrainer(members)), status };
}

/** Opens a trainer as `openTrainer` does, for callers who need no status. */
export async function createTrainer(
	members: readonly Member[],
	options: TrainerOptions = {}
): Promise<Trainer> {
	return (await openTrainer(members, options)).trainer;
}
