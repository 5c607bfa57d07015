import { randomNormal } from 'd3-random';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

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

/** FNV-1a over the parts, then mixed: neighbouring seeds and names give unrelated streams. */
function hash(parts: readonly (string | number)[]): number {
	let h = 0x811c9dc5;
	for (const character of parts.join('\u0000')) {
		h = Math.imul(h ^ character.codePointAt(0)!, 0x01000193);
	}
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return h ^ (h >>> 16);
}

/** `randomStream(seed, 'training', 'noise')`: the same stream for the same parts. */
export function randomStream(seed: number, ...name: (string | number)[]): Random {
	const generator = xoroshiro128plus(hash([seed, ...name]));
	const uniform = () => uniformFloat64(generator);
	return { uniform, normal: randomNormal.source(uniform)() };
}
