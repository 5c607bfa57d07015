import { describe, expect, test } from 'vitest';
import { Crew } from '../../../src/lib/engine/wasm/crew/crew.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { courseWithCrashes } from '../../support/crashes.ts';
import { dealInTurn } from '../../support/dealing.ts';
import { countedWorkers, within } from '../../support/countedWorkers.ts';
import { everyAnswer, mixedMembers } from '../../support/everyCall.ts';

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
