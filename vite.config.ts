import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { assembly } from './src/assembly/vite.js';
import { isOfflineCopy } from './src/offline/copy.js';
import { offlinePlugins, replaceModules } from './src/offline/vite.ts';
import { pageChunks } from './src/pageChunks.js';
import { pageStyles } from './src/pageStyles.js';
import { previewConfig } from './src/preview/config.ts';
import { testLaunchOptions } from './tests/support/browser.js';
import { loneTests } from './tests/support/loneTests.js';
import { TestOrder } from './tests/testOrder.js';

/** What browser tests import: named, or Vite finds it late and reloads the test. */
const browserDependencies = [
	'@tensorflow/tfjs-core',
	'@tensorflow/tfjs-core/dist/register_all_gradients',
	'@tensorflow/tfjs-backend-webgl',
	'@tensorflow/tfjs-backend-wasm',
	'@tensorflow/tfjs-backend-cpu',
	'ml-matrix',
	'papaparse',
	'pure-rand/distribution/uniformFloat64',
	'pure-rand/generator/xoroshiro128plus'
];

const browserTests = 'tests/**/*.browser.test.ts';
/** Long, for a machine that is busy with other things. */
const testTimeout = 240_000;
const lone = loneTests();

export default defineConfig(({ isPreview }) =>
	isPreview
		? { ...previewConfig, preview: { port: Number(process.env.PORT) || 4173 } }
		: {
				plugins: [assembly, sveltekit(), pageStyles, isOfflineCopy ? offlinePlugins : pageChunks()],
				worker: { format: 'es', plugins: () => [assembly, isOfflineCopy && replaceModules] },
				build: { rolldownOptions: { checks: { pluginTimings: false } } },
				test: {
					sequence: { sequencer: TestOrder },
					expect: { poll: { timeout: 60_000 } },
					setupFiles: ['src/lib/experiment/parts/everyPart.ts'],
					projects: [
						{
							extends: true,
							test: {
								name: 'unit',
								environment: 'node',
								testTimeout,
								// Files share what they load: most time went into loading it again for each.
								isolate: false,
								include: ['tests/**/*.test.ts'],
								exclude: [browserTests, 'tests/e2e/**', ...lone]
							}
						},
						{
							extends: true,
							test: {
								name: 'unit, each alone',
								environment: 'node',
								testTimeout,
								include: lone
							}
						},
						{
							extends: true,
							optimizeDeps: { include: browserDependencies },
							test: {
								name: 'browser',
								include: [browserTests],
								testTimeout,
								fileParallelism: false,
								// A page, its modules and their programs for the graphics chip serve all files.
								isolate: false,
								browser: {
									enabled: true,
									headless: true,
									screenshotFailures: false,
									provider: playwright({ launchOptions: testLaunchOptions() }),
									instances: [{ browser: 'chromium' }]
								}
							}
						}
					]
				}
			}
);
