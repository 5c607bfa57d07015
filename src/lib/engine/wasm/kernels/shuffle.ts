/**
 * Fisher and Yates' shuffle of 0 … rows − 1, from the same generator as `randomStream`: xoroshiro128+
 * (https://prng.di.unimi.it) with the state that pure-rand makes of a seed, 53 bits a number. The same
 * order as `engine/step/batches` to the last place.
 */

let s00: u32 = 0;
let s01: u32 = 0;
let s10: u32 = 0;
let s11: u32 = 0;

function next(): u32 {
	const out = s00 + s10;
	const a0 = s10 ^ s00;
	const a1 = s11 ^ s01;
	const low = s00;
	const high = s01;
	s00 = (low << 24) ^ (high >> 8) ^ a0 ^ (a0 << 16);
	s01 = (high << 24) ^ (low >> 8) ^ a1 ^ ((a1 << 16) | (a0 >> 16));
	s10 = (a1 << 5) ^ (a0 >> 27);
	s11 = (a0 << 5) ^ (a1 >> 27);
	return out;
}

/** In [0, 1), a multiple of 2⁻⁵³. */
function uniform(): f64 {
	const high = next() & 0x3ffffff;
	const low = next() & 0x7ffffff;
	return <f64>high * 2.0 ** -26 + <f64>low * 2.0 ** -53;
}

/** Into `order`, as int32. */
export function shuffle(order: usize, rows: i32, seed: i32): void {
	s01 = 0xffffffff;
	s00 = <u32>~seed;
	s11 = <u32>seed;
	s10 = 0;
	for (let row = 0; row < rows; row++) store<i32>(order + (<usize>row << 2), row);
	for (let last = rows - 1; last > 0; last--) {
		const chosen = <i32>Math.floor(uniform() * <f64>(last + 1));
		const atLast = order + (<usize>last << 2);
		const atChosen = order + (<usize>chosen << 2);
		const value = load<i32>(atLast);
		store<i32>(atLast, load<i32>(atChosen));
		store<i32>(atChosen, value);
	}
}
