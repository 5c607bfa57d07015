/** The experiment in the URL's hash: written at most twice a second, read when it changes. */

const leastGapMs = 500;

/** How the reader comes back to what the page shows: in a frame the address bar is the host's. */
export function wayBack(): string {
	if (globalThis.top === globalThis.self) {
		return 'reload the page: the link in the address bar keeps the experiment';
	}
	const isEmbedded = 'embed' in document.documentElement.dataset;
	return `take it out of this frame: “${isEmbedded ? 'Open in Wiggle Room' : 'Copy link'}” keeps the experiment`;
}

export interface AddressBar {
	/** Writes this hash (without `#`) soon; the last one wins. */
	write(hash: string): void;
	dispose(): void;
}

/**
 * `replace` puts a hash into the address without a new history entry; `onPasted` hears of hashes
 * that came from elsewhere: pasted into the open page, or reached by Back.
 */
export function watchAddress(
	replace: (hash: string) => void,
	onPasted: (hash: string) => void
): AddressBar {
	let current = location.hash.slice(1);
	let waiting: string | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const flush = () => {
		timer = undefined;
		if (waiting === null) return;
		current = waiting;
		waiting = null;
		replace(current);
		timer = setTimeout(flush, leastGapMs);
	};
	const onHashChange = () => {
		const hash = location.hash.slice(1);
		if (hash === current) return;
		current = hash;
		waiting = null;
		onPasted(hash);
	};
	addEventListener('hashchange', onHashChange);

	return {
		write(hash) {
			if (hash === (waiting ?? current)) return;
			waiting = hash;
			timer ??= setTimeout(flush, 0);
		},
		dispose() {
			clearTimeout(timer);
			removeEventListener('hashchange', onHashChange);
		}
	};
}
