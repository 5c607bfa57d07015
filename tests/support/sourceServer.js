import { join } from 'node:path';
import { createServer, normalizePath } from 'vite';
import { assembly } from '../../src/assembly/vite.js';
import { root } from './root.js';

/**
 * Serves the sources to a browser, for a page of the tests that has no use for SvelteKit.
 * @param {string} name of its cache
 * @param {string} page path below the root
 * @param {string[]} packages that its modules import
 * @returns the server, and where the page is
 */
export async function serveSources(name, page, packages) {
	const server = await createServer({
		configFile: false,
		root,
		cacheDir: `node_modules/.vite-${name}`,
		logLevel: 'error',
		plugins: [assembly],
		resolve: { alias: { $lib: normalizePath(join(root, 'src/lib')) } },
		server: { port: 0, host: '127.0.0.1', watch: null, hmr: false },
		optimizeDeps: { entries: [page], include: packages }
	});
	await server.listen();
	const address = server.httpServer?.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return { server, url: `http://127.0.0.1:${port}/${page}` };
}
