import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LessonProgress } from '../../../src/lib/state/lesson/lessonProgress.svelte.ts';

const key = 'wiggle-room:lessons';
const done = { facts: { loss: 0.04 }, link: 'data=line&v=1' };

let stored: Map<string, string>;

beforeEach(() => {
	stored = new Map();
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => stored.get(name) ?? null,
		setItem: (name: string, value: string) => stored.set(name, value)
	});
});

afterEach(() => vi.unstubAllGlobals());

describe('LessonProgress', () => {
	it('keeps a step that is done for the next visit', () => {
		new LessonProgress().finish('counting', 'one-layer', done);
		const later = new LessonProgress();
		later.load();
		expect(later.of('counting')).toEqual({ 'one-layer': done });
		expect(later.of('depth')).toEqual({});
	});

	it.each(['nonsense', '[]', '{"counting":7}', '{"counting":{"one-layer":{"link":3}}}', 'null'])(
		'leaves %s alone',
		(text) => {
			stored.set(key, text);
			const progress = new LessonProgress();
			progress.load();
			expect(progress.of('counting')).toEqual({});
		}
	);

	it('reads what is ours beside what is not', () => {
		stored.set(
			key,
			JSON.stringify({ depth: 7, counting: { other: { link: 3 }, 'one-layer': done } })
		);
		const progress = new LessonProgress();
		progress.load();
		expect(progress.of('counting')).toEqual({ 'one-layer': done });
		expect(progress.of('depth')).toEqual({});
	});

	it('lasts as long as the page where nothing can be stored', () => {
		const deny = () => {
			throw new DOMException('Access is denied.', 'SecurityError');
		};
		vi.stubGlobal('localStorage', { getItem: deny, setItem: deny });
		const progress = new LessonProgress();
		progress.load();
		progress.finish('counting', 'one-layer', done);
		expect(progress.of('counting')).toEqual({ 'one-layer': done });
	});
});
