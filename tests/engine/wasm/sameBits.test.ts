import { expect, test } from 'vitest';
import { hashOf, pinnedRuns } from '../../support/pinnedRuns.ts';

test('the WebAssembly executor computes the same bits in Node as everywhere', async () => {
	const hashes = [];
	for (const run of pinnedRuns) hashes.push(await hashOf(run));
	expect(hashes).toEqual(pinnedRuns.map(({ hash }) => hash));
});
