import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview, type Plugin } from 'vite';
import { previewConfig } from '../../../src/preview/config.ts';
import { port, subPath, subPathPort } from './ports.ts';

/** Nothing is packed for a way that is no longer than this machine. */
const unpacked: Plugin = {
	name: 'unpacked',
	configurePreviewServer({ middlewares }) {
		middlewares.use(({ headers }, _, next) => {
			delete headers['accept-encoding'];
			next();
		});
	}
};

const root = fileURLToPath(new URL('../../..', import.meta.url));

const types: Record<string, string> = {
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.woff2': 'font/woff2'
};

/**
 * What is named by its content is kept by the browser, as hosts have it kept, from page to page. Each file is read
 * once: thousands of pages ask for dozens of them.
 */
const kept: Plugin = {
	name: 'kept',
	configurePreviewServer({ config, middlewares }) {
		const files = new Map<string, Buffer>();
		middlewares.use(({ url = '' }, response, next) => {
			const at = url.indexOf('/_app/immutable/');
			const type = types[extname(url)];
			if (at === -1 || type === undefined) return next();
			const path = join(config.root, config.build.outDir, url.slice(at));
			if (!files.has(path) && existsSync(path)) files.set(path, readFileSync(path));
			const file = files.get(path);
			if (file === undefined) return next();
			response.setHeader('Content-Type', type);
			response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
			response.end(file);
		});
	}
};

/** Serves the build at the root of a host and below a path, from the process that runs the tests. */
export default async function serve() {
	const at = (port: number, base: string) =>
		preview({
			...previewConfig,
			plugins: [...previewConfig.plugins, unpacked, kept],
			configFile: false,
			root,
			base,
			logLevel: 'error',
			preview: { port, strictPort: true }
		});
	const servers = [await at(port, '/'), await at(subPathPort, subPath)];
	return async () => {
		for (const server of servers) await server.close();
	};
}
