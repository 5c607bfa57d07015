/**
 * Fisher and Yates' shuffle of 0 … rows − 1, from the same generator as `randomStream`: xoroshiro128+
 * (https://prng.di.unimi.it) with the state that pure-rand makes of a seed, 53 bits a number, of which
 * each half is the lower half of one draw. The same order as `engine/step/batches` to the last place.
 */

/** Into `order`, as int32. */
export function shuffle(order: usize, rows: i32, seed: i32): void {
	let s0: u64 = (<u64>0xffffffff << 32) | <u64>(<u32>~seed);
	let s1: u64 = <u64>(<u32>seed) << 32;
	for (let row = 0; row < rows; row++) store<i32>(order + (<usize>row << 2), row);
	for (let last = rows - 1; last > 0; last--) {
		const high = (s0 + s1) & 0x3ffffff;
		let both = s0 ^ s1;
		s0 = rotl(s0, 24) ^ both ^ (both << 16);
		s1 = rotl(both, 37);
		const low = (s0 + s1) & 0x7ffffff;
		both = s0 ^ s1;
		s0 = rotl(s0, 24) ^ both ^ (both << 16);
		s1 = rotl(both, 37);
		// Of a number in [0, 1), a multiple of 2⁻⁵³: the product is rounded once, wherever the point is.
		const chosen = <i32>(<f64>(<i64>((high << 27) | low)) * (<f64>(last + 1) * 2.0 ** -53));
		const atLast = order + (<usize>last << 2);
		const atChosen = order + (<usize>chosen << 2);
		const value = load<i32>(atLast);
		store<i32>(atLast, load<i32>(atChosen));
		store<i32>(atChosen, value);
	}
}
