/** The link of the experiment last open in the playground, so that other pages know its networks. */

const key = 'wiggle-room:experiment';

/** `link` is a hash without `#`. */
export function keepExperiment(link: string) {
	try {
		localStorage.setItem(key, link);
	} catch {
		// storage denied or full: other pages then show the first screen's networks
	}
}

/** Null where nothing was kept. */
export function keptExperiment(): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}
