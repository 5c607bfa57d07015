import { defineConfig } from '@playwright/test';
import { testLaunchOptions } from '../support/browser.js';
import { port } from './support/ports.ts';
import type { Options } from './support/test.ts';

/**
 * The production build, once at the root of a host and once below a sub-path. Three tests at once keep two
 * cores busy, since each waits at times.
 */
export default defineConfig<Options>({
	testDir: '.',
	outputDir: '../../test-results/e2e',
	// Several times what a machine needs that is busy with other things: only what fails takes as long.
	timeout: 300_000,
	expect: { timeout: 30_000 },
	workers: 3,
	fullyParallel: true,
	reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
	use: {
		baseURL: `http://localhost:${port}/`,
		viewport: { width: 1360, height: 860 },
		launchOptions: testLaunchOptions()
	},
	projects: [
		{ name: 'e2e' },
		// What differs there is how a run trains and is gone back in, not how it is kept.
		{
			name: 'without workers',
			testMatch: /(rewind|squares)\.spec\.ts/,
			grepInvert: /@untrained/,
			use: { hasWorkers: false }
		},
		// Software WebGL is not what trains here by itself.
		{
			name: 'by WebGL',
			testMatch: /(rewind|leaks|diverged)\.spec\.ts/,
			use: { trainedBy: 'webgl' }
		}
	],
	globalSetup: './support/serve.ts'
});
