import { launchOptions } from '../../support/browser.js';
import { smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** V8 has SIMD in WebAssembly only where the processor is known to have these. */
const noSimd = '--js-flags=--no-enable-sse4-1,--no-enable-sse4-2,--no-enable-avx';
test.use({
	launchOptions: { ...launchOptions(), args: ['--no-sandbox', '--use-gl=disabled', noSimd] }
});

for (const engine of ['wasm', 'fast']) {
	test(`without SIMD TensorFlow.js trains, and the page says so: engine=${engine}`, async ({
		page,
		playground
	}) => {
		await playground.open(smallWith({ engine }));
		await expect(playground.backend).toHaveText('WASM, reference');
		await expect(playground.backend).toHaveAttribute(
			'title',
			/no WebAssembly with SIMD\. TensorFlow\.js trains/
		);
		const notice = page.getByText(/no WebAssembly with SIMD\. TensorFlow\.js trains/);
		await expect(notice.first()).toBeAttached();
		await playground.train('60');
		expect((await playground.history()).flat()).not.toContain('not a number');
	});
}
