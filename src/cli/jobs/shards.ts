/** How the pieces of a job are dealt out in shards, each a command of its own. */
import type { Shard } from '../commandLine.ts';

/** Of each piece the place among its fellows by cost, and by order where that is equal. */
function placesByWork(pieces: readonly { work: number }[]): Map<number, number> {
	const longest = [...pieces.keys()].sort((a, b) => pieces[b].work - pieces[a].work || a - b);
	return new Map(longest.map((index, place) => [index, place]));
}

/** The costliest network goes to the first shard, the next one to the second, and so on. */
export function shardOf<T extends { work: number }>(
	pieces: readonly T[],
	shard: Shard | null
): T[] {
	if (shard === null) return [...pieces];
	const places = placesByWork(pieces);
	return pieces.filter((_, index) => places.get(index)! % shard.of === shard.part - 1);
}

/** The shards that hold what is missing and nothing else, out of as few as can be but at least so many. */
export function missingShards(
	pieces: readonly { key: string; work: number }[],
	isMissing: (key: string) => boolean,
	atLeast: number
): Shard[] {
	const places = placesByWork(pieces);
	for (let of = Math.min(atLeast, pieces.length); ; of++) {
		const missing = new Set<number>();
		const present = new Set<number>();
		for (const [index, { key }] of pieces.entries()) {
			(isMissing(key) ? missing : present).add((places.get(index)! % of) + 1);
		}
		if ([...missing].some((part) => present.has(part))) continue;
		return [...missing].sort((a, b) => a - b).map((part) => ({ part, of }));
	}
}
