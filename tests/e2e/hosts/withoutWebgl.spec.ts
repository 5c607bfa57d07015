import { launchOptions } from '../../support/browser.js';
import { unpackCopy } from '../support/offlineCopy.ts';
import { small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

test.use({ launchOptions: { ...launchOptions(), args: ['--no-sandbox', '--use-gl=disabled'] } });

test('without WebGL the page says what trains instead, and trains', async ({ playground }) => {
	await playground.open(small);
	await expect(playground.backend).toHaveText(/^(WASM|CPU)/);
	await expect(playground.backend).toHaveAttribute('title', /no WebGL/);
	await playground.train('60');
	expect((await playground.history()).flat()).not.toContain('not a number');
});

test('so it does from a disk', async ({ playground }) => {
	await playground.open(small, `${unpackCopy()}index.html`);
	await expect(playground.backend).toHaveText(/^WASM/);
	await playground.train('60');
	expect((await playground.history()).flat()).not.toContain('not a number');
});
