import type { Handle } from '@sveltejs/kit';
import { globalName, scriptFile, styleFile } from './copy.js';

export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: () => false,
		transformPageChunk: ({ html }) => withPlainScript(html)
	});

/**
 * A page that SvelteKit starts by importing a module (2.70), made to start with the plain script that
 * the copy is built into, and to leave links to the browser.
 */
function withPlainScript(html: string): string {
	const start = new RegExp(`import\\("([^"]+/)${scriptFile}"\\)\\.then\\(\\(app\\) => \\{`).exec(
		html
	);
	if (!start) throw new Error('SvelteKit starts its pages in another way now: see src/offline.');
	const [importing, root] = start;
	return (
		html
			.replace(importing, `addEventListener('DOMContentLoaded', () => { const app = ${globalName};`)
			.replace(
				'</head>',
				`	<link href="${root}${styleFile}" rel="stylesheet">
		<script src="${root}${scriptFile}" defer></script>
	</head>`
			)
			.replace('data-sveltekit-preload-data="hover"', 'data-sveltekit-reload')
			// The copy does not hold itself.
			.replace(/\s*<p data-served>[^]*?<\/p>/, '')
	);
}
