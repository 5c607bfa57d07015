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

/** What is named by its content is kept by the browser, as hosts have it kept, from page to page. */
const kept: Plugin = {
	name: 'kept',
	configurePreviewServer({ middlewares }) {
		middlewares.use(({ url }, response, next) => {
			if (url?.includes('/_app/immutable/')) {
				response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
			}
			next();
		});
	}
};

const root = fileURLToPath(new URL('../../..', import.meta.url));

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
