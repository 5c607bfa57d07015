import { readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What any static host does and `vite preview` does not: an address without its last slash leads on
 * to the folder, and an unknown one is answered with `404.html`.
 */
export const staticHost: Plugin = {
	name: 'static-host',
	configurePreviewServer({ config, middlewares }) {
		const folder = resolve(config.root, config.build.outDir);

		middlewares.use((request, response, next) => {
			const { path, query } = partsOf(request.url);
			if (config.base === '/' || `${path}/` !== config.base) return next();
			response.writeHead(301, { Location: config.base + query }).end();
		});

		// After Vite has looked for a file, and named the page of a folder.
		return () => {
			middlewares.use((request, response, next) => {
				const { path } = partsOf(request.url);
				const asked = partsOf(request.originalUrl);
				if (isFile(folder, path)) return next();
				if (!asked.path.endsWith('/') && isFile(folder, `${path}/index.html`)) {
					const last = asked.path.slice(asked.path.lastIndexOf('/') + 1);
					response.writeHead(301, { Location: `./${last}/${asked.query}` }).end();
					return;
				}
				response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
				response.end(readFileSync(join(folder, '404.html')));
			});
		};
	}
};

function partsOf(url = '/'): { path: string; query: string } {
	const [, path, query] = /^([^?]*)(.*)$/s.exec(url)!;
	return { path, query };
}

/** Whether the site has this file. */
function isFile(folder: string, path: string): boolean {
	try {
		const file = join(folder, decodeURIComponent(path));
		return file.startsWith(folder + sep) && statSync(file).isFile();
	} catch {
		return false; // there is none, or a % encodes nothing
	}
}
