import { afterEach, describe, expect, it, vi } from 'vitest';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { Classroom } from '../../../src/lib/state/class/classroom.svelte.ts';

const own = 'class=own&hand=bet&n=20&new=40&a=tanh:4x1&b=tanh:8x1&stop=60&v=1';

async function opened(hash: string) {
	const classroom = new Classroom();
	await classroom.prepare(hash);
	const { experiment } = classroom.read(hash);
	return { classroom, experiment };
}

function stubStorage() {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value)
	});
	return kept;
}

afterEach(() => vi.unstubAllGlobals());

describe('Classroom.waitsFor', () => {
	it('holds the run of a class that asks for a bet until there is one', async () => {
		const { classroom, experiment } = await opened(own);
		expect(classroom.asksBet).toBe(true);
		expect(classroom.waitsFor(experiment, null)).toMatch(/^Place your bet first/);
		expect(classroom.waitsFor(experiment, 'A')).toBeNull();
		expect(classroom.waitsFor(firstScreen, null)).toBeNull();
		classroom.keepFirstBet(null);
		expect(classroom.waitsFor(experiment, null)).toBeNull();
	});

	it.each([
		own.replace('&hand=bet', ''),
		own.replace('&b=tanh:8x1', ''),
		own.replace('class=own&hand=bet&', '')
	])('holds nothing back where none is asked for: %s', async (hash) => {
		const { classroom, experiment } = await opened(hash);
		expect(classroom.waitsFor(experiment, null)).toBeNull();
	});
});

describe('Classroom.firstBet', () => {
	it('is the first one of each draw, also on the next visit', async () => {
		stubStorage();
		const { classroom } = await opened(own);
		expect(classroom.firstBet).toBeUndefined();
		classroom.keepFirstBet('B');
		classroom.keepFirstBet('A');
		expect(classroom.firstBet).toBe('B');
		const before = classroom.seed;
		classroom.setSeed(4242);
		expect(classroom.firstBet).toBeUndefined();
		classroom.keepFirstBet('A');

		const { classroom: next } = await opened(own);
		expect([next.seed, next.firstBet]).toEqual([4242, 'A']);
		next.setSeed(before);
		expect(next.firstBet).toBe('B');
		const { classroom: other } = await opened(own.replace('stop=60', 'stop=80'));
		expect(other.firstBet).toBeUndefined();
	});

	it('is none where storage is denied or holds something else', async () => {
		const kept = stubStorage();
		for (const text of ['{', '7', '[["a", "Z"], [1, "A"], ["b"]]']) {
			kept.set('wiggle-room:bets', text);
			expect((await opened(own)).classroom.firstBet).toBeUndefined();
		}
		vi.unstubAllGlobals();
		const { classroom } = await opened(own);
		classroom.keepFirstBet('A');
		expect(classroom.firstBet).toBe('A');
	});
});
