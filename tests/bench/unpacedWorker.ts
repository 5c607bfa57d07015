/** Networks trained with no regard for the page: the device always has some 100 steps to do. */
import type { Member } from '../../src/lib/engine/trainer.ts';
import { createWebglTrainer } from '../../src/lib/engine/webgl/webglTrainer.ts';

const stepsPerFence = 64;

self.onmessage = async ({ data: members }: MessageEvent<Member[]>) => {
	const trainer = await createWebglTrainer(members);
	let reached = trainer.train(stepsPerFence);
	for (;;) {
		const next = trainer.train(stepsPerFence);
		await reached;
		self.postMessage(trainer.step - stepsPerFence);
		reached = next;
	}
};
