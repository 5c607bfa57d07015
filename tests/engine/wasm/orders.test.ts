import { expect, test } from 'vitest';
import { createBatches } from '../../../src/lib/data/batchOrder.ts';
import { openKernels } from '../../../src/lib/engine/wasm/kernels.ts';
import { Memory } from '../../../src/lib/engine/wasm/memory.ts';
import { Orders } from '../../../src/lib/engine/wasm/orders.ts';

test('addressOf(rows, seed, epoch) has the rows in the order in which every executor takes them', async () => {
	const memory = new Memory(await openKernels());
	const orders = new Orders(memory);
	const rows = 57;
	for (const [seed, epoch] of [
		[3, 4],
		[3, 5],
		[-7, 0],
		[2 ** 31, 1000]
	]) {
		const order = [...memory.integers(orders.addressOf(rows, seed, epoch), rows)];
		const batches = createBatches(rows, 10, seed);
		const expected = [0, 1, 2, 3, 4, 5].flatMap((batch) => [...batches.rowsOf(6 * epoch + batch)!]);
		expect(order).toEqual(expected);
	}
});

test('addressOf(rows, seed, epoch) draws again what it has let go', async () => {
	const memory = new Memory(await openKernels());
	const orders = new Orders(memory);
	const first = [...memory.integers(orders.addressOf(9, 1, 0), 9)];
	for (let epoch = 1; epoch < 1000; epoch++) orders.addressOf(9, 1, epoch);
	expect([...memory.integers(orders.addressOf(9, 1, 0), 9)]).toEqual(first);
});
