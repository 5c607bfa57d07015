import type { Reroute } from '@sveltejs/kit';

/** A file's address names the file: `…/lessons/index.html` is the page `…/lessons/`. */
export const reroute: Reroute = ({ url }) => url.pathname.replace(/index\.html$/, '');
