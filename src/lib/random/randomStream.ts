import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { log } from '../math/elementary.ts';

/**
 * Every random choice has its own seeded stream, named for what it decides, so that one thing moves
 * at a time. A stream is endless: taking more from it never changes what came before.
 */
export interface Random {
	/** The next number, uniform in [0, 1). */
	uniform(): number;
	/** The next standard normal number. */
	normal(): number;
}

/** What the generator of `randomStream(seed, …name)` begins from, an int32: FNV-1a over the parts, then
 * mixed. Neighbouring seeds and names give unrelated streams. */
export function streamSeed(seed: number, ...name: (string | number)[]): number {
	let h = 0x811c9dc5;
	for (const character of [seed, ...name].join('\u0000')) {
		h = Math.imul(h ^ character.codePointAt(0)!, 0x01000193);
	}
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return h ^ (h >>> 16);
}

/** `randomStream(seed, 'training', 'noise')`: the same stream for the same parts. */
export function randomStream(seed: number, ...name: (string | number)[]): Random {
	const generator = xoroshiro128plus(streamSeed(seed, ...name));
	const uniform = () => uniformFloat64(generator);
	return { uniform, normal: normalFrom(uniform) };
}

/** Marsaglia's polar method (https://doi.org/10.1137/1006063): two normal numbers from a point in the
 * unit circle. The second is kept for the next call. */
function normalFrom(uniform: () => number): () => number {
	let kept: number | null = null;
	let square = 0;
	return () => {
		let value = kept;
		kept = null;
		while (value === null) {
			const x = 2 * uniform() - 1;
			const y = 2 * uniform() - 1;
			square = x * x + y * y;
			if (square > 0 && square <= 1) [kept, value] = [x, y];
		}
		return value * Math.sqrt((-2 * log(square)) / square);
	};
}
