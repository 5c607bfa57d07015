import { createHash } from 'node:crypto';
import type { Handle } from '@sveltejs/kit';
import { building } from '$app/environment';

/** Fonts are asked for with the page, so that text does not change its shape after the first paint. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type, path }) =>
			type === 'js' || type === 'css' || (type === 'font' && path.endsWith('.woff2')),
		transformPageChunk: ({ html }) => (building ? afterFirstPaint(html) : html)
	});

const hashOf = (script: string) => createHash('sha256').update(script).digest('base64');

/** A hidden tab paints nothing. */
const longestWaitMs = 1500;

/**
 * A prerendered page that asks for its scripts only once it has been painted: a reader on a slow line
 * sees it a second sooner. SvelteKit has no option for this (2.70), so its start script is rewritten,
 * and with it its hash in the Content-Security-Policy.
 */
function afterFirstPaint(html: string): string {
	const start = /<script>(\s*\{\s*__sveltekit[^]*?)<\/script>/.exec(html)?.[1];
	if (!start) return html;
	const preload = /\s*<link href="([^"]*)" rel="modulepreload">/g;
	const modules = [...html.matchAll(preload)].map(([, href]) => href);
	const later = start
		.replace('Promise.all([', 'const start = () => Promise.all([')
		.replace(/\}\s*$/, `${waitText(modules)}}\n`);
	return html
		.replace(preload, '')
		.replace(start, () => later)
		.replace(hashOf(start), hashOf(later));
}

function waitText(modules: readonly string[]): string {
	return `
		let begun = false;
		const begin = () => {
			if (begun) return;
			begun = true;
			for (const href of ${JSON.stringify(modules)}) {
				document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
			}
			start();
		};
		setTimeout(begin, ${longestWaitMs});
		new PerformanceObserver(() => setTimeout(begin)).observe({ type: 'paint', buffered: true });
	`;
}
