/**
 * Which executor trains: WebGL where there is a graphics chip, since that is the reader's own and the
 * fastest; WebAssembly where the processor draws WebGL, or there is none that can train; the reference
 * where there is neither, or a layer that no other has.
 */
import type { Executor, ExecutorChoice } from '../network/executor.ts';
import { drawerOf, openContext, webglProblem } from './device/webglContext.ts';
import { wasmLackOf, webglLackOf } from './step/kinds.ts';
import type { Member } from './trainer.ts';
import { hasSimd } from './wasm/kernels.ts';
import { webglLack } from './webgl/support.ts';

/** An executor that works here, and why it is taken. */
interface Candidate {
	executor: Executor;
	/** Why it is not WebGL on a graphics chip, in sentences; null where it is. */
	reason: string | null;
}

export interface Choice extends Candidate {
	asked: ExecutorChoice;
	/** What trains where nothing is asked for. */
	best: Executor;
}

const byReference = (reason: string): Candidate => ({ executor: 'reference', reason });
const byWasm = (reason: string): Candidate => ({ executor: 'wasm', reason });
const noSimd =
	'This browser has no WebAssembly with SIMD. TensorFlow.js trains on the processor instead: it is slower, and nothing is lost.';
const noChip = 'The processor draws WebGL here, not a graphics chip';

/** `problem`: why WebGL cannot train here, where that is known already. */
async function candidate(asked: ExecutorChoice, problem: string | null): Promise<Candidate> {
	if (asked === 'reference') return byReference('TensorFlow.js trains here, as asked.');
	const simd = await hasSimd();
	if (asked === 'wasm') {
		return simd ? byWasm('The processor trains by WebAssembly, as asked.') : byReference(noSimd);
	}
	problem ??= (await webglProblem()) ?? webglLack(openContext()!);
	if (problem !== null) {
		const instead = simd ? byWasm : byReference;
		return instead(
			`${problem} ${simd ? 'The processor trains by WebAssembly instead, and nothing is lost.' : noSimd}`
		);
	}
	if (drawerOf(openContext()!) === 'graphics chip') return { executor: 'webgl', reason: null };
	if (asked === 'webgl' || !simd) return { executor: 'webgl', reason: `${noChip}.` };
	return byWasm(`${noChip}, so it trains by WebAssembly, which is faster.`);
}

/** `problem`: why WebGL cannot train here, where that is known already. */
export async function chooseExecutor(
	members: readonly Member[],
	asked: ExecutorChoice,
	problem: string | null = null
): Promise<Choice> {
	const lack = wasmLackOf(members);
	if (lack !== null) return { ...byReference(lack), asked, best: 'reference' };
	problem ??= webglLackOf(members);
	const best = await candidate('fast', problem);
	const chosen = asked === 'fast' ? best : await candidate(asked, problem);
	return { ...chosen, asked, best: best.executor };
}
