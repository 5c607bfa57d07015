import type { Page } from '@playwright/test';
import { unpackCopy } from '../support/offlineCopy.ts';
import { PlaygroundPage, small, smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';
import {
	beginWorkersWith,
	fourCores,
	furtherWorker,
	noFurtherWorkers
} from '../support/workerScope.ts';

const byWasm = smallWith({ engine: 'wasm' });
const byWebgl = smallWith({ engine: 'webgl' });

/** Each of three networks is worth a thread. */
const three = smallWith({ a: 'tanh:64x2', b: 'tanh:60x2', c: 'relu:56x2', engine: 'wasm' });

/** Counts the workers that the engine's worker of this page starts. */
function countFurtherWorkers(page: Page) {
	const counted = { workers: 0 };
	page.on('console', (message) => {
		if (message.text() === furtherWorker) counted.workers++;
	});
	return counted;
}

test('engine=wasm in a link trains by WebAssembly, to the same losses within rounding', async ({
	playground
}) => {
	await playground.open(byWebgl);
	await expect(playground.backend).toHaveText(/^WebGL/);
	await playground.train('60');
	const ofWebgl = await playground.history();
	await playground.open(byWasm);
	await expect(playground.backend).toHaveText('WASM');
	await expect(playground.backend).toHaveAttribute('title', /by WebAssembly, as asked/);
	await playground.train('60');
	const history = await playground.history();
	expect(history.length).toBe(ofWebgl.length);
	for (const [i, row] of history.entries()) {
		for (const [j, cell] of row.entries()) {
			expect(Number(cell)).toBeCloseTo(Number(ofWebgl[i][j]), 2);
		}
	}
});

test('so it does from a disk', async ({ playground }) => {
	await playground.open(byWasm, `${unpackCopy()}index.html`);
	await expect(playground.backend).toHaveText('WASM');
	await playground.train('60');
	expect((await playground.history()).flat()).not.toContain('not a number');
});

test('three networks train on all cores but one, and without further workers, to the same curves', async ({
	context,
	page,
	playground
}) => {
	const copy = `${unpackCopy()}index.html`;
	const counted = countFurtherWorkers(page);
	await beginWorkersWith(page, fourCores);
	await playground.open(three);
	await playground.train('60');
	const history = await playground.history();
	expect(counted.workers).toBe(2);

	await playground.open(three, copy);
	await playground.train('60');
	expect(await playground.history()).toEqual(history);
	expect(counted.workers).toBe(4);

	const alone = new PlaygroundPage(await context.newPage());
	const countedAlone = countFurtherWorkers(alone.page);
	await beginWorkersWith(alone.page, noFurtherWorkers);
	for (const path of ['../', copy]) {
		await alone.open(three, path);
		await alone.train('60');
		expect(await alone.history()).toEqual(history);
	}
	expect(countedAlone.workers).toBe(0);
});

test('where the processor draws WebGL, it trains by WebAssembly, until the reader chooses', async ({
	page,
	playground
}) => {
	const hash = () => new URL(page.url()).hash;
	await playground.open(small);
	await expect(playground.backend).toHaveText('WASM');
	await expect(playground.backend).toHaveAttribute('title', /not a graphics chip/);
	const trainedBy = await playground.openBackend();
	await expect(trainedBy).toHaveValue('wasm');
	expect(hash()).not.toContain('engine=');

	await trainedBy.selectOption('graphics chip');
	await expect(playground.backend).toHaveText('WebGL in software');
	await expect(trainedBy).toHaveValue('webgl');
	await expect.poll(hash).toContain('engine=webgl');
	await playground.train('60');

	// The choice is kept, and in no link in which the reader did not make it.
	await playground.open(small);
	await expect(playground.backend).toHaveText('WebGL in software');
	expect(hash()).not.toContain('engine=');

	// What is best here needs no choice.
	await playground.openBackend();
	await trainedBy.selectOption('processor');
	await expect(playground.backend).toHaveText('WASM');
	await expect(trainedBy).toHaveValue('wasm');
	await page.reload();
	await expect(playground.backend).toHaveText('WASM');
	expect(hash()).not.toContain('engine=');

	await playground.open(byWasm);
	await playground.openBackend();
	await expect(trainedBy).toHaveValue('wasm');
});

test('the reference executor says so, and the reader leaves it', async ({ playground }) => {
	await playground.open(smallWith({ engine: 'reference' }));
	await expect(playground.backend).toHaveText(/^(WebGL in software|WASM|CPU), reference/);
	const trainedBy = await playground.openBackend();
	await expect(trainedBy).toHaveValue('reference');
	await trainedBy.selectOption('processor');
	await expect(playground.backend).toHaveText('WASM');
	await expect(trainedBy.getByRole('option')).toHaveText(['graphics chip', 'processor']);
});
