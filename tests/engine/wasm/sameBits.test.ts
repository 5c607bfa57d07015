import { expect, test } from 'vitest';
import { bytesOf, hashOf, pinnedRuns } from '../../support/pinnedRuns.ts';

test('the WebAssembly executor computes the same bits in Node as everywhere', async () => {
	const hashes = [];
	for (const run of pinnedRuns) hashes.push(await hashOf(run));
	expect(hashes).toEqual(pinnedRuns.map(({ hash }) => hash));
});

test('bytesOf(numbers) gives every “not a number” the same bytes, and others their own', () => {
	const bits = [0x7fc00000, 0xffc00000, 0x7f800001, 0x80000000, 0];
	const [quiet, negative, signalling, minusZero, zero] = bits.map((word) =>
		bytesOf(new Float32Array(Uint32Array.of(word).buffer)).join()
	);
	expect(negative).toBe(quiet);
	expect(signalling).toBe(quiet);
	expect(minusZero).not.toBe(zero);
	expect(bytesOf(Float64Array.of(1, NaN)).subarray(8).join()).toBe(Array(8).fill(255).join());
});
