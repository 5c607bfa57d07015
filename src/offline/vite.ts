import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';
import { globalName, scriptFile } from './copy.js';

const fileHere = (name: string) => normalizePath(fileURLToPath(new URL(name, import.meta.url)));

/** Modules of the site that the copy has its own of, which may import the site's. */
const replaced: [name: RegExp, file: string][] = [
	[/[$/]app\/paths$/, fileHere('./paths.ts')],
	[/\/startWorker\.ts$/, fileHere('./startWorker.ts')],
	[/\/startShareWorker\.ts$/, fileHere('./startShareWorker.ts')],
	[/\/startTableWorker\.ts$/, fileHere('./startTableWorker.ts')]
];

/** To be had in workers too, which start workers. */
export const replaceModules: Plugin = {
	name: 'offline-modules',
	enforce: 'pre',
	resolveId(source, importer) {
		const file = replaced.find(([name]) => name.test(source))?.[1];
		return importer === file ? null : file;
	}
};

const output = {
	format: 'iife',
	name: globalName,
	entryFileNames: scriptFile,
	assetFileNames: '[name][extname]'
} as const;

/** One plain script for all pages, with the worker and WebAssembly in it, and one style with the fonts. */
const oneScript: Plugin = {
	name: 'offline-script',
	config: {
		// After SvelteKit, which asks for modules.
		order: 'post',
		handler: ({ build }) => ({
			worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
			build: {
				assetsInlineLimit: Number.MAX_SAFE_INTEGER,
				cssCodeSplit: false,
				rolldownOptions: build?.ssr ? {} : { output, checks: { emptyImportMeta: false } }
			}
		})
	}
};

export const offlinePlugins = [replaceModules, oneScript];
