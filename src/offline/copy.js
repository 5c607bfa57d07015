/**
 * The offline copy: the site built once more, for a browser that opens `index.html` from a disk. There
 * a page may load plain scripts and styles, but no module, no worker and nothing by `fetch`, and a
 * folder has no index.
 */
const variable = 'WIGGLE_ROOM_OFFLINE_COPY';

/** Whether this process builds the offline copy. */
export const isOfflineCopy = process.env[variable] === '1';

/** For the process that is to build it, even where a development server starts that. */
export const copyEnvironment = { ...process.env, NODE_ENV: 'production', [variable]: '1' };

export const buildFolder = '.svelte-kit/offline';
export const siteFolder = `${buildFolder}/site`;

/** The one script of all pages, and what it calls itself. */
export const scriptFile = 'app.js';
export const globalName = 'wiggleRoom';

/** As Vite names the one style. */
export const styleFile = 'style.css';
