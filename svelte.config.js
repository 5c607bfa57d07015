import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { isOfflineCopy } from './src/offline/copy.js';
import { offlineCopy } from './src/offline/kit.js';

/** SvelteKit hashes the scripts that it writes itself; the one in the page's frame is ours to hash. */
const frame = readFileSync(new URL('./src/app.html', import.meta.url), 'utf8');
const inlineScripts = [...frame.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
const hashes = inlineScripts.map(
	(text) => /** @type {const} */ (`sha256-${createHash('sha256').update(text).digest('base64')}`)
);

/** @type {import('@sveltejs/kit').Config} */
const site = {
	// The hash of a component's styles is enough to keep them to it.
	compilerOptions: { runes: true, cssHash: ({ hash, css }) => `_${hash(css)}` },
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build' }),
		paths: { relative: true },
		// A hash says what a page shows, `#model=bert-base`: there is no element of that name.
		prerender: { handleMissingId: 'ignore' },
		// Styles come with the page, each with its hash: the first paint waits for no second request.
		inlineStyleThreshold: 2 ** 16,
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', 'wasm-unsafe-eval', ...hashes],
				'worker-src': ['self', 'blob:'],
				'style-src': ['self'],
				// Of the region in which SvelteKit tells screen readers that the page has changed.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['none']
			}
		}
	}
};

export default isOfflineCopy ? offlineCopy(site) : site;
