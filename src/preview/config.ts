import type { InlineConfig } from 'vite';
import { staticHost } from './staticHost.ts';

/** The finished static site as any host would serve it: no SvelteKit, just files. */
export const previewConfig = {
	appType: 'mpa',
	plugins: [staticHost],
	build: { outDir: 'build' }
} satisfies InlineConfig;
