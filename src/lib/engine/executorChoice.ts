/**
 * Which executor trains: WebGL where there is a graphics chip, since that is the reader's own and the
 * fastest; WebAssembly where the processor draws WebGL, or there is none that can train; the reference
 * where there is neither, or a layer that no other has.
 */
import type { Executor, ExecutorChoice } from '../network/executor.ts';
import { drawerOf, openContext, webglProblem } from './device/webglContext.ts';
import { lackOf } from './step/kinds.ts';
import type { Member } from './trainer.ts';
import { hasSimd } from './wasm/kernels.ts';
import { webglLack } from './webgl/support.ts';

export interface Choice {
	executor: Executor;
	/** Why it is not WebGL on a graphics chip, in sentences; null where it is. */
	reason: string | null;
}

const noSimd = 'Without WebAssembly that has SIMD the reference executor trains.';
const noChip = 'The processor draws WebGL here, not a graphics chip';

export async function chooseExecutor(
	members: readonly Member[],
	asked: ExecutorChoice
): Promise<Choice> {
	if (asked === 'reference') {
		return { executor: 'reference', reason: 'The reference executor trains, as asked.' };
	}
	const lack = lackOf(members);
	if (lack !== null) return { executor: 'reference', reason: lack };
	if (asked === 'wasm') {
		return hasSimd()
			? { executor: 'wasm', reason: 'The processor trains by WebAssembly, as asked.' }
			: { executor: 'reference', reason: noSimd };
	}
	const problem = (await webglProblem()) ?? webglLack(openContext()!);
	if (problem !== null) {
		return hasSimd()
			? { executor: 'wasm', reason: `${problem} The processor trains by WebAssembly instead.` }
			: { executor: 'reference', reason: noSimd };
	}
	if (drawerOf(openContext()!) === 'graphics chip') return { executor: 'webgl', reason: null };
	if (asked === 'webgl' || !hasSimd()) return { executor: 'webgl', reason: `${noChip}.` };
	return {
		executor: 'wasm',
		reason: `${noChip}, so it trains by WebAssembly, which is faster.`
	};
}
