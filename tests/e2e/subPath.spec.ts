import { small } from './playground.ts';
import { expect, test } from './test.ts';

test('the built site works below a sub-path', async ({ playground }) => {
	await playground.open(small, 'http://localhost:4321/some/sub-path/');
	await expect(playground.backend).toHaveText(/^WebGL/);
	await expect(playground.parameters('B')).toHaveText('33');
	await playground.train('60');
	await playground.width('B').fill('9');
	await expect.poll(() => playground.hash).toContain('b=tanh:9x1');
	expect(new URL(playground.page.url()).pathname).toBe('/some/sub-path/');
});
