import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/cli/files/progress.ts';

/** What is written, at a time of the test's own. */
function progressOn({ isTTY, quiet = false }: { isTTY: boolean; quiet?: boolean }) {
	const state = { ms: 0, text: '' };
	const stream = { isTTY, write: (text: string) => (state.text += text) };
	const progress = new Progress(
		{ unit: 'networks', total: 4, quiet },
		stream as unknown as NodeJS.WriteStream,
		() => state.ms
	);
	const showAt = (ms: number, done: number, share: number) => {
		state.ms = ms;
		progress.show(done, share);
	};
	return { state, progress, showAt };
}

describe('Progress', () => {
	it('draws one bar over itself on a terminal, with the time left', () => {
		const { state, showAt, progress } = progressOn({ isTTY: true });
		showAt(0, 0, 0);
		showAt(2000, 1, 0.25);
		expect(state.text.split('\r\x1b[K').slice(1)).toEqual([
			`${'░'.repeat(24)} 0 of 4 networks`,
			`${'█'.repeat(6)}${'░'.repeat(18)} 1 of 4 networks, 6 s left`
		]);
		state.ms = 90_000;
		progress.finish();
		expect(state.text.endsWith('\r\x1b[K4 networks in 1 min 30 s.\n')).toBe(true);
	});

	it('counts time left from where it began', () => {
		const { state, showAt, progress } = progressOn({ isTTY: true });
		progress.begin(2, 0.5);
		expect(state.text).toContain('2 of 4 networks are there already.');
		showAt(1000, 3, 0.75);
		expect(state.text).toContain('3 of 4 networks, 1 s left');
	});

	it('writes a line now and then elsewhere', () => {
		const { state, showAt } = progressOn({ isTTY: false });
		for (let ms = 0; ms <= 20_000; ms += 1000) showAt(ms, 1, ms / 40_000);
		expect(state.text).toBe('1 of 4 networks, 30 s left\n1 of 4 networks, 20 s left\n');
	});

	it('is quiet where that is asked for', () => {
		const { state, showAt, progress } = progressOn({ isTTY: true, quiet: true });
		progress.begin(1, 0.25);
		showAt(5000, 2, 0.5);
		progress.finish();
		expect(state.text).toBe('');
	});
});
