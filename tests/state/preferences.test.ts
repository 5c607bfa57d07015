import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const key = 'wiggle-room:trained-by';
let stored: Map<string, string>;

function device(getItem: (key: string) => string | null, setItem = stored.set.bind(stored)) {
	vi.stubGlobal('localStorage', { getItem, setItem, removeItem: stored.delete.bind(stored) });
}

/** As a page that is opened now has them. */
async function preferences() {
	vi.resetModules();
	return (await import('../../src/lib/state/preferences.svelte.ts')).preferences;
}

beforeEach(() => {
	stored = new Map();
	device((key) => stored.get(key) ?? null);
});
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('preferences.executorFor(asked)', () => {
	it('leaves it open until the reader has chosen, and keeps the choice', async () => {
		const before = await preferences();
		expect(before.executorFor('fast')).toBe('fast');
		before.chooseTrainer('wasm');
		expect(before.executorFor('fast')).toBe('wasm');
		expect((await preferences()).executorFor('fast')).toBe('wasm');
	});

	it('is what a link asks for, whatever the reader chose', async () => {
		stored.set(key, 'wasm');
		expect((await preferences()).executorFor('webgl')).toBe('webgl');
		expect((await preferences()).executorFor('reference')).toBe('reference');
	});

	it('is open again where the reader chose what is best here', async () => {
		stored.set(key, 'webgl');
		const before = await preferences();
		before.chooseTrainer('fast');
		expect(before.executorFor('fast')).toBe('fast');
		expect((await preferences()).executorFor('fast')).toBe('fast');
	});

	it('takes nothing that it does not know', async () => {
		stored.set(key, 'abacus');
		expect((await preferences()).executorFor('fast')).toBe('fast');
	});

	it('lasts as long as the page where storage is denied', async () => {
		const denied = () => {
			throw new Error('denied');
		};
		device(denied, denied);
		const before = await preferences();
		before.chooseTrainer('webgl');
		expect(before.executorFor('fast')).toBe('webgl');
		expect((await preferences()).executorFor('fast')).toBe('fast');
	});
});
