import type { Member, Trainer } from '../../../src/lib/engine/trainer.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { createWebglTrainer } from '../../../src/lib/engine/webgl/webglTrainer.ts';
import type { Route } from '../route.ts';

function wiggle(
	name: Route['name'],
	open: (members: readonly Member[]) => Promise<Trainer>
): Route {
	return {
		name,
		isLockstep: true,
		async create(members) {
			const trainer = await open(members);
			return {
				train: (steps) => trainer.train(steps),
				parameters: () => Promise.all(members.map((_, i) => trainer.parameters(i))),
				setParameters: (values) => trainer.setParameters(0, values),
				dispose: () => trainer.dispose()
			};
		}
	};
}

/** Ours: the recorded WebGL draws, and the kernels for the processor, on all its cores. */
export const wiggleWebgl = wiggle('wiggle-webgl', createWebglTrainer);
export const wiggleWasm = wiggleWasmOn(navigator.hardwareConcurrency);

/** On so many threads at most. */
export function wiggleWasmOn(threads: number): Route {
	return wiggle('wiggle-wasm', (members) => createWasmTrainer(members, { threads }));
}
