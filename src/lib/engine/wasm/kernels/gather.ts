/** A mini-batch: rows of a table, one after another. */
import { at, clearRows } from './network';

/** to[r] = table[rows[r]] for r in [0, count); rows that pad the batch are zero. */
export function gather(
	table: usize, // [rows of the table, stride]
	rows: usize, // [count], as int32
	count: i32,
	stride: i32,
	to: usize // [padded count, stride]
): void {
	clearRows(to, count, stride);
	const size = <usize>stride << 2;
	for (let index = 0; index < count; index++) {
		const from = table + <usize>load<i32>(at(rows, index)) * size;
		for (let p: usize = 0; p < size; p += 16) v128.store(to + p, v128.load(from + p));
		to += size;
	}
}
