import adapter from '@sveltejs/adapter-static';
import { buildFolder, siteFolder } from './copy.js';

/**
 * The site's configuration made into that of its offline copy. The Content-Security-Policy stays
 * behind: browsers do not agree on what `'self'` is for a file.
 *
 * @param {import('@sveltejs/kit').Config} site
 * @returns {import('@sveltejs/kit').Config}
 */
export function offlineCopy({ kit: { csp, ...kit } = {}, ...site }) {
	return {
		...site,
		kit: {
			...kit,
			// The zip is not in itself: that route is left out.
			adapter: adapter({ pages: siteFolder, assets: siteFolder, strict: false }),
			outDir: buildFolder,
			output: { bundleStrategy: 'single' },
			version: { name: 'offline' },
			files: { hooks: { server: 'src/offline/hooks.server', universal: 'src/offline/hooks' } },
			prerender: { ...kit.prerender, crawl: false }
		}
	};
}
