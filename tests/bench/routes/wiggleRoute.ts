import { createWebglTrainer } from '../../../src/lib/engine/webgl/webglTrainer.ts';
import type { Route } from '../route.ts';

/** Ours: the fast executor. */
export const wiggle: Route = {
	name: 'wiggle-webgl',
	isLockstep: true,
	async create(members) {
		const trainer = await createWebglTrainer(members);
		return {
			train: (steps) => trainer.train(steps),
			parameters: () => Promise.all(members.map((_, i) => trainer.parameters(i))),
			setParameters: (values) => trainer.setParameters(0, values),
			dispose: () => trainer.dispose()
		};
	}
};
