/** The seed that this device drew for each link of a class. Kept where storage is allowed. */

const key = 'wiggle-room:seeds';
const mostKept = 50;
/** Five digits: short enough to say aloud, and thirty students hardly ever draw the same. */
const smallest = 10_000;
const largest = 99_999;

function kept(): Map<string, number> {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
		const isEntry = (entry: unknown): entry is [string, number] =>
			Array.isArray(entry) && typeof entry[0] === 'string' && Number.isInteger(entry[1]);
		return new Map(Array.isArray(value) ? value.filter(isEntry) : []);
	} catch {
		return new Map(); // storage denied, or not ours: the seed lasts as long as the page
	}
}

export function keepSeed(link: string, seed: number) {
	const seeds = kept();
	seeds.delete(link);
	try {
		const entries = [...seeds, [link, seed]].slice(-mostKept);
		localStorage.setItem(key, JSON.stringify(entries));
	} catch {
		// storage denied or full: the seed lasts as long as the page
	}
}

/** The seed kept for this link, or else a new one; in the browser. */
export function ownSeed(link: string): number {
	const before = kept().get(link);
	if (before !== undefined) return before;
	const [word] = crypto.getRandomValues(new Uint32Array(1));
	const seed = smallest + (word % (largest - smallest + 1));
	keepSeed(link, seed);
	return seed;
}
