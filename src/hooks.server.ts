import type { Handle } from '@sveltejs/kit';

/** Fonts are asked for with the page, so that text does not change its shape after the first paint. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type, path }) =>
			type === 'js' || type === 'css' || (type === 'font' && path.endsWith('.woff2'))
	});
