import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LessonAttempts } from '../../../src/lib/state/lesson/lessonAttempts.svelte.ts';

const key = 'wiggle-room:attempts';
const small = { trial: 'w=3', text: 'width 3: 67 % right', counts: false };
const large = { trial: 'w=12', text: 'width 12: 97 % right', counts: true };

let stored: Map<string, string>;

beforeEach(() => {
	stored = new Map();
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => stored.get(name) ?? null,
		setItem: (name: string, value: string) => stored.set(name, value)
	});
});

afterEach(() => vi.unstubAllGlobals());

function loaded(): LessonAttempts {
	const attempts = new LessonAttempts();
	attempts.load();
	return attempts;
}

describe('LessonAttempts', () => {
	it('keeps the tries at each step for the next visit, oldest first', () => {
		const attempts = new LessonAttempts();
		attempts.note('when-bigger-wins', 'enough', small);
		attempts.note('when-bigger-wins', 'enough', { ...large, facts: { seed: 3 } });
		attempts.note('when-bigger-wins', 'smaller-still', small);
		expect(loaded().of('when-bigger-wins', 'enough')).toEqual([
			small,
			{ ...large, facts: { seed: 3 } }
		]);
		expect(loaded().of('when-bigger-wins', 'smaller-still')).toEqual([small]);
		expect(loaded().of('depth', 'enough')).toEqual([]);
	});

	it('puts the same try again in the place of the one before', () => {
		const attempts = new LessonAttempts();
		attempts.note('golf', 'small', small);
		attempts.note('golf', 'small', large);
		attempts.note('golf', 'small', { ...small, counts: true });
		expect(attempts.of('golf', 'small')).toEqual([{ ...small, counts: true }, large]);
	});

	it('lets the oldest go after a hundred', () => {
		const attempts = new LessonAttempts();
		for (let at = 0; at < 103; at++) attempts.note('golf', 'small', { ...small, trial: `${at}` });
		expect(attempts.of('golf', 'small')).toHaveLength(100);
		expect(attempts.of('golf', 'small')[0].trial).toBe('3');
	});

	it.each([
		'nonsense',
		'null',
		'[]',
		'7',
		'{"golf":7}',
		'{"golf":{"small":{"trial":3}}}',
		'{"golf":{"small":[null,7,"w",{"trial":3,"text":"x","counts":true}]}}'
	])('reads nothing from %s', (text) => {
		stored.set(key, text);
		expect(loaded().of('golf', 'small')).toEqual([]);
	});

	it('reads what is ours beside what is not', () => {
		stored.set(key, JSON.stringify({ depth: [], golf: { other: 3, small: ['rubbish', small] } }));
		expect(loaded().of('golf', 'small')).toEqual([small]);
	});

	it('lasts as long as the page where nothing can be stored', () => {
		const deny = () => {
			throw new DOMException('Access is denied.', 'SecurityError');
		};
		vi.stubGlobal('localStorage', { getItem: deny, setItem: deny });
		const attempts = loaded();
		attempts.note('golf', 'small', small);
		expect(attempts.of('golf', 'small')).toEqual([small]);
	});
});
