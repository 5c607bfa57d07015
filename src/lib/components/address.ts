/** The whole address of a place on this site, in the browser. */
export function addressOf(path: string, hash = ''): string {
	const address = new URL(path, location.href);
	address.hash = hash;
	return address.href;
}

/** The same place as another page embeds it. */
export function embeddedAddress(address: string): string {
	const embedded = new URL(address);
	embedded.search = 'embed';
	return embedded.href;
}

/** The same place on its own. */
export function plainAddress(address: string): string {
	const plain = new URL(address);
	plain.search = '';
	return plain.href;
}

/** HTML that shows this address in another page. */
export function embedSnippet(address: string, title: string): string {
	const escaped = (text: string) =>
		text
			.replaceAll('&', '&amp;')
			.replaceAll('"', '&quot;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;');
	return (
		`<iframe src="${escaped(embeddedAddress(address))}" title="${escaped(title)}" ` +
		'width="100%" height="760" allow="clipboard-write" loading="lazy"></iframe>'
	);
}
