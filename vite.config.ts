import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './tests/support/browser.js';

const tfjs = ['core', 'backend-webgl', 'backend-wasm', 'backend-cpu'];

export default defineConfig(({ isPreview }) =>
	isPreview
		? // The finished static site as any host would serve it: no SvelteKit, just files.
			{
				appType: 'mpa',
				build: { outDir: 'build' },
				preview: { port: Number(process.env.PORT) || 4173 }
			}
		: {
				plugins: [sveltekit()],
				worker: { format: 'es' },
				test: {
					projects: [
						{
							extends: true,
							test: {
								name: 'unit',
								environment: 'node',
								include: ['tests/**/*.test.ts'],
								exclude: ['tests/**/*.browser.test.ts', 'tests/e2e/**']
							}
						},
						{
							extends: true,
							optimizeDeps: { include: tfjs.map((part) => `@tensorflow/tfjs-${part}`) },
							test: {
								name: 'browser',
								include: ['tests/**/*.browser.test.ts'],
								testTimeout: 120_000,
								fileParallelism: false,
								browser: {
									enabled: true,
									headless: true,
									screenshotFailures: false,
									provider: playwright({ launchOptions: launchOptions() }),
									instances: [{ browser: 'chromium' }]
								}
							}
						}
					]
				}
			}
);
