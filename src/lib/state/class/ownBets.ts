/** What this device bet before its first run of each draw of a class. Kept where storage is allowed. */
import { letters, type Letter } from '$lib/experiment/experiment.ts';

const key = 'wiggle-room:bets';
const mostKept = 100;

/** Null where the run ended without one. */
type Bet = Letter | null;

const isBet = (value: unknown): value is Bet => value === null || letters.some((l) => l === value);

export function keptBets(): Map<string, Bet> {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
		const isEntry = (entry: unknown): entry is [string, Bet] =>
			Array.isArray(entry) && typeof entry[0] === 'string' && isBet(entry[1]);
		return new Map(Array.isArray(value) ? value.filter(isEntry) : []);
	} catch {
		return new Map(); // storage denied, or not ours: bets last as long as the page
	}
}

export function keepBets(bets: ReadonlyMap<string, Bet>) {
	try {
		localStorage.setItem(key, JSON.stringify([...bets].slice(-mostKept)));
	} catch {
		// storage denied or full: bets last as long as the page
	}
}
