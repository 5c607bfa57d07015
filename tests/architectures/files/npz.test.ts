import { describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/lib/architectures/files/openWeights.ts';
import { joined, u16, u32, utf8, zeros } from './make/bytes.ts';
import { FakeFile } from './make/fakeFile.ts';
import { opened, refusal, rows } from './make/opened.ts';
import { makeNpy, makeZip } from './make/zips.ts';

const name = 'weights.npz';
const arrays = {
	'layer/W.npy': makeNpy('<f4', [3, 4], 48),
	'b.npy': makeNpy('>f8', [5], 40),
	's.npy': makeNpy('|i1', [], 1),
	'o.npy': makeNpy('|O', [2], 30),
	'r.npy': makeNpy("[('x', '<f4')]", [2], 8)
};

describe('openWeights(npz)', () => {
	it('has every array with its shape and type, packed or not', async () => {
		const expected = [
			['layer/W', [3, 4], 'float32', 12, 48],
			['b', [5], 'float64', 5, 40],
			['s', [], 'int8', 1, 1],
			['o', [2], '|O', null, null],
			['r', [2], 'records', null, null]
		];
		const plain = await opened(name, makeZip(arrays));
		expect(plain.kind).toBe('npz');
		expect(rows(plain)).toEqual(expected);
		const packed = await opened(name, makeZip({ ...arrays, 'x.txt': zeros(3) }, true));
		expect(rows(packed)).toEqual(expected);
		expect(packed.notes.slice(0, 2)).toEqual([
			'1 other file in it is not read.',
			'Its arrays are packed: the bytes below are those of the numbers unpacked.'
		]);
	});

	it('reads one array in a file of its own', async () => {
		const weights = await opened('w.npy', makeNpy('<f2', [6, 7], 84));
		expect(weights.kind).toBe('npy');
		expect(rows(weights)).toEqual([['w', [6, 7], 'float16', 42, 84]]);
	});

	it('reads no more of 40 gigabytes than heads and the directory', async () => {
		const [width, height] = [100_000, 100_000];
		const bytes = 4 * width * height;
		const head = makeNpy('<f4', [height, width], 0);
		const size = head.length + bytes;
		const file = utf8('W.npy');
		const large = joined(u16(1), u16(24), ...[size, size, 0].map(eightBytes));
		const wide = u32(0xffffffff);
		const local = joined(u32(0x04034b50), zeros(14), wide, wide, u16(file.length), u16(0), file);
		const entry = joined(
			...[u32(0x02014b50), zeros(16), wide, wide, u16(file.length), u16(large.length)],
			...[zeros(10), wide, file, large]
		);
		const start = local.length + size;
		const end64 = joined(
			u32(0x06064b50),
			zeros(28),
			eightBytes(1),
			eightBytes(entry.length),
			eightBytes(start)
		);
		const locator = joined(u32(0x07064b50), zeros(4), eightBytes(start + entry.length), u32(1));
		const end = joined(u32(0x06054b50), zeros(4), u16(1), u16(1), wide, wide, u16(0));
		const tail = joined(entry, end64, locator, end);
		const opening = joined(local, head);
		const sparse = new (class extends FakeFile {
			override slice(from: number, to: number) {
				if (from < start) return super.slice(from, to);
				const part = tail.slice(from - start, to - start);
				this.bytesRead += part.length;
				return { arrayBuffer: () => Promise.resolve(part.buffer) };
			}
		})(name, opening, start + tail.length);
		expect(sparse.size).toBeGreaterThan(40e9 - 1);
		const result = await openWeights([sparse]);
		expect('weights' in result && rows(result.weights)).toEqual([
			['W', [height, width], 'float32', width * height, bytes]
		]);
		expect(sparse.bytesRead).toBeLessThan(70_000);
	});

	const cut = (bytes: Uint8Array, at: number) => joined(bytes.slice(0, at), bytes.slice(at + 1));
	const cases: [what: string, bytes: Uint8Array, sentence: string][] = [
		[
			'an array that is none',
			makeZip({ 'a.npy': zeros(200) }),
			'“a” does not begin as an array of NumPy does.'
		],
		[
			'a shape that overflows',
			makeZip({ 'a.npy': makeNpy('<f4', [2 ** 40, 2 ** 40], 4) }),
			'The shape of “a”, 1,099,511,627,776 × 1,099,511,627,776, holds more'
		],
		[
			'a side that is a word',
			makeZip({ 'a.npy': makeNpy('<f4', ['x' as unknown as number], 4) }),
			'The head of “a” has no “shape”.'
		],
		[
			'an array cut off',
			makeZip({ 'a.npy': makeNpy('<f4', [9, 9], 4) }),
			'“a” should hold 324 bytes by its shape and type, and the zip has 132 bytes for it.'
		],
		[
			'a head cut off',
			makeZip({ 'a.npy': makeNpy('<f4', [9], 0).slice(0, 50) }),
			'The head of “a” is said to end at byte 128, and only 50 are there: it is cut off.'
		],
		[
			'a zip with a byte missing',
			cut(makeZip(arrays), 300),
			'The directory of the zip should end at byte'
		],
		[
			'a checkpoint of PyTorch',
			makeZip({ 'archive/data.pkl': zeros(9) }),
			'It is a checkpoint of PyTorch'
		]
	];
	it.each(cases)('gives %s a sentence', async (_, bytes, sentence) => {
		expect(await refusal(name, bytes)).toContain(sentence);
	});
});

function eightBytes(value: number): Uint8Array {
	return joined(u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32)));
}
