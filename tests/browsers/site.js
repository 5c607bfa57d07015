/**
 * The built site, with a script before all others of each page that keeps what the page says in the
 * console: WebKit's driver does not tell.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'vite';
import { root } from '../support/root.js';

function keepHeard() {
	const key = 'tests:heard';
	/** @param {unknown[]} words */
	const keep = (...words) => {
		const heard = JSON.parse(sessionStorage.getItem(key) ?? '[]');
		sessionStorage.setItem(key, JSON.stringify([...heard, words.map(String).join(' ')]));
	};
	console.error = console.warn = keep;
	addEventListener('error', ({ message }) => keep(message));
	addEventListener('unhandledrejection', ({ reason }) => keep(reason));
	addEventListener('securitypolicyviolation', ({ violatedDirective }) => keep(violatedDirective));
	/** @type {any} */ (window).takeHeard = () => {
		const heard = JSON.parse(sessionStorage.getItem(key) ?? '[]');
		sessionStorage.removeItem(key);
		return heard;
	};
}

/** @type {import('vite').Plugin} */
const hearing = {
	name: 'hearing',
	configurePreviewServer({ middlewares }) {
		middlewares.use((request, response, next) => {
			const { pathname } = new URL(request.url ?? '', 'http://localhost');
			if (pathname === '/heard.js') {
				response.setHeader('Content-Type', 'text/javascript');
				response.end(`(${keepHeard})()`);
			} else if (pathname.endsWith('/')) {
				const page = readFileSync(join(root, 'build', pathname, 'index.html'), 'utf8');
				response.setHeader('Content-Type', 'text/html');
				response.end(page.replace('<head>', '<head><script src="/heard.js"></script>'));
			} else next();
		});
	}
};

/** @param {boolean} hears whether the pages keep what they say in the console */
export async function serveSite(hears) {
	const server = await preview({
		root,
		logLevel: 'error',
		plugins: hears ? [hearing] : [],
		preview: { port: 0, open: false }
	});
	const url = server.resolvedUrls?.local[0] ?? '';
	return { url, close: () => server.close() };
}
