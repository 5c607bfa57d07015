import { describe, expect, test } from 'vitest';
import { Crew } from '../../../src/lib/engine/wasm/crew/crew.ts';
import { startShareWorker } from '../../../src/lib/engine/wasm/crew/startShareWorker.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { courseWithCrashes } from '../../support/crashes.ts';
import { dealInTurn } from '../../support/dealing.ts';
import { everyAnswer, mixedMembers } from '../../support/everyCall.ts';

/** Long, for a machine that is busy with other things. */
const within = 100_000;

/** Starts real workers and counts them. */
function countedWorkers() {
	const counted = { started: 0 };
	const crew = new Crew(
		() => {
			counted.started++;
			return startShareWorker();
		},
		{ within }
	);
	return { counted, crew };
}

describe('createWasmTrainer(members, { threads }) in a browser', () => {
	test('answers everything with the same bits on one thread and on three', async () => {
		const { counted, crew } = countedWorkers();
		const options = { threads: 3, crew, dealOut: dealInTurn };
		const alone = await everyAnswer(await createWasmTrainer(mixedMembers), mixedMembers);
		const trainer = await createWasmTrainer(mixedMembers, options);
		expect(await crew.workers(2)).toHaveLength(2);
		expect(counted.started).toBe(2);
		expect(await everyAnswer(trainer, mixedMembers)).toEqual(alone);
		trainer.dispose();
	});

	test('uses the same workers for 500 trainers', async () => {
		const { counted, crew } = countedWorkers();
		const members = mixedMembers.slice(0, 3);
		for (let i = 0; i < 500; i++) {
			const trainer = await createWasmTrainer(members, { threads: 3, crew, dealOut: dealInTurn });
			await trainer.train(2);
			trainer.dispose();
		}
		expect(counted.started).toBe(2);
	});

	test('leaves the curve as it is where workers crash', async () => {
		const started: Worker[] = [];
		const start = () => {
			started.push(new Worker(new URL('./crashingWorker.ts', import.meta.url), { type: 'module' }));
			return started[started.length - 1];
		};
		const course = (steps: number[]) =>
			courseWithCrashes(mixedMembers.slice(0, 6), new Crew(start, { within }), steps, () =>
				started[started.length - 1].postMessage('crash')
			);
		const undisturbed = await course([]);
		const recovered = await course([30, 70]);
		expect(recovered.recoveries).toHaveLength(2);
		expect({ ...recovered, recoveries: [] }).toEqual(undisturbed);
	});
});
