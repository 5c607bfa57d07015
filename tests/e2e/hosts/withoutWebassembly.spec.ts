import { launchOptions } from '../../support/browser.js';
import { small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** Where nothing may be compiled while it runs, as in a browser locked down, there is no WebAssembly, in no thread. */
const without = ['--no-sandbox', '--use-gl=disabled', '--js-flags=--jitless'];
test.use({ launchOptions: { ...launchOptions(), args: without } });

for (const thread of ['a worker', 'the main thread']) {
	test(`without WebGL and WebAssembly plain JavaScript trains in ${thread}, and the page says so`, async ({
		page,
		playground
	}) => {
		if (thread === 'the main thread') {
			await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
		}
		await playground.open(small);
		expect(await page.evaluate(() => 'WebAssembly' in globalThis)).toBe(false);
		await expect(playground.backend).toHaveText('CPU, reference');
		await expect(playground.backend).toHaveAttribute(
			'title',
			/no WebGL.* no WebAssembly.* Plain JavaScript/
		);
		await playground.train('60');
		expect((await playground.history()).flat()).not.toContain('not a number');
	});
}
