import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { assembly } from '../assembly/vite.js';

/** Two bundles that need no package beside them: the program, and its threads. So the folder can be
 * copied to any machine that has Node. */
export default defineConfig({
	root: import.meta.dirname,
	plugins: [assembly],
	logLevel: 'error',
	ssr: { noExternal: true, external: [...builtinModules] },
	build: {
		ssr: true,
		target: 'node20',
		emptyOutDir: true,
		minify: false,
		reportCompressedSize: false,
		rolldownOptions: {
			input: { 'wiggle-room': 'main.ts', thread: 'jobs/thread.ts' },
			output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
			checks: { pluginTimings: false }
		}
	}
});
