import { afterEach, expect, test, vi } from 'vitest';
import { spareThreads } from '../../../src/lib/engine/wasm/crew/spareThreads.ts';

afterEach(() => vi.unstubAllGlobals());

test('spareThreads() leaves one core to the page', () => {
	for (const [hardwareConcurrency, threads] of [
		[8, 7],
		[2, 1],
		[1, 1],
		[undefined, 1]
	]) {
		vi.stubGlobal('navigator', { hardwareConcurrency });
		expect(spareThreads()).toBe(threads);
	}
});

test('spareThreads() is one on the page’s own thread', () => {
	vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
	vi.stubGlobal('document', {});
	expect(spareThreads()).toBe(1);
});
