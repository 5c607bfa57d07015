import { unpackCopy } from '../support/offlineCopy.ts';
import { small, smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

const byWasm = smallWith({ engine: 'wasm' });

test('engine=wasm in a link trains by WebAssembly, to the same losses within rounding', async ({
	playground
}) => {
	await playground.open(small);
	await playground.train('60');
	const byWebgl = await playground.history();
	await playground.open(byWasm);
	await expect(playground.backend).toHaveText('WASM');
	await expect(playground.backend).toHaveAttribute('title', /by WebAssembly, as asked/);
	await playground.train('60');
	const history = await playground.history();
	expect(history.length).toBe(byWebgl.length);
	for (const [i, row] of history.entries()) {
		for (const [j, cell] of row.entries()) {
			expect(Number(cell)).toBeCloseTo(Number(byWebgl[i][j]), 2);
		}
	}
});

test('so it does from a disk', async ({ playground }, info) => {
	await playground.open(byWasm, `${unpackCopy(info.outputPath('copy'))}index.html`);
	await expect(playground.backend).toHaveText('WASM');
	await playground.train('60');
	expect((await playground.history()).flat()).not.toContain('not a number');
});
