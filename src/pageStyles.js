/**
 * A page comes with the styles of all that it imports, and with no others. SvelteKit counts what a page shares with
 * a part that it loads later as that part's, and leaves it out; so the list of chunks that it goes by says nothing
 * of later parts. None of them is in what the server writes.
 * @type {import('vite').Plugin}
 */
export const pageStyles = {
	name: 'page-styles',
	generateBundle: {
		order: 'post',
		handler(_options, bundle) {
			const list = bundle['.vite/manifest.json'];
			if (list?.type !== 'asset') return;
			const chunks = JSON.parse(String(list.source));
			for (const chunk of Object.values(chunks)) delete chunk.dynamicImports;
			list.source = JSON.stringify(chunks, null, '\t');
		}
	}
};
