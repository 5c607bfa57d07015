import { expect, test } from 'vitest';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { countedWorkers } from '../../support/countedWorkers.ts';
import { dealInTurn } from '../../support/dealing.ts';
import { mixedMembers } from '../../support/everyCall.ts';

// In a page of its own: what 500 trainers leave to be collected takes address space from no other test.
test('createWasmTrainer(members, { threads }) uses the same workers for 500 trainers', async () => {
	const { counted, crew } = countedWorkers();
	const members = mixedMembers.slice(0, 3);
	for (let i = 0; i < 500; i++) {
		const trainer = await createWasmTrainer(members, { threads: 3, crew, dealOut: dealInTurn });
		await trainer.train(2);
		trainer.dispose();
	}
	expect(counted.started).toBe(2);
});
