import { del, get, set, update } from 'idb-keyval';
import { isTrainedPart, type TrainedPart } from './trainedPart.ts';

/** Names of all parts, the latest first, and under each name its part. */
const indexKey = 'wiggle-room:pretrained';
const keyOf = (name: string) => `${indexKey}:${name}`;
const most = 24;

/** What was trained since the page was opened; enough where the browser keeps nothing. */
const known = new Map<string, TrainedPart>();

export type Recalled =
	| { part: TrainedPart }
	/** `isLost`: it had been kept, and is there no more, or not whole. */
	| { part: null; isLost: boolean };

/** `parameters`: how many the network has. */
export async function recallPart(name: string, parameters: number): Promise<Recalled> {
	const part = known.get(name);
	if (part !== undefined) return { part };
	try {
		const [names, stored] = await Promise.all([get<unknown>(indexKey), get<unknown>(keyOf(name))]);
		if (isTrainedPart(stored, parameters)) {
			known.set(name, stored);
			return { part: stored };
		}
		return { part: null, isLost: Array.isArray(names) && names.includes(name) };
	} catch {
		return { part: null, isLost: false };
	}
}

/** Kept for this visit in any case, and on the device where the browser allows it. */
export async function keepPart(name: string, part: TrainedPart): Promise<void> {
	known.set(name, part);
	try {
		await set(keyOf(name), part);
		let gone: string[] = [];
		await update<unknown>(indexKey, (stored) => {
			const names = Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
			const all = [name, ...names.filter((other) => other !== name)];
			gone = all.slice(most);
			return all.slice(0, most);
		});
		await Promise.all(gone.map((other) => del(keyOf(other))));
	} catch {
		// It lasts until the page is closed.
	}
}

/** For tests: as after the page was reloaded. */
export function forgetVisit() {
	known.clear();
}
