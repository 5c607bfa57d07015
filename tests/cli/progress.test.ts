import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/cli/files/progress.ts';

/** What is written, at a time of the test's own. */
function progressOn(
	{ isTTY, columns, quiet = false }: { isTTY: boolean; columns?: number; quiet?: boolean },
	{ total = 4, terminal = 'xterm' } = {}
) {
	const state = { ms: 0, text: '' };
	const stream = { isTTY, columns, write: (text: string) => (state.text += text) };
	const progress = new Progress(
		{ unit: ['network', 'networks'], total, quiet },
		stream as unknown as NodeJS.WriteStream,
		() => state.ms,
		terminal
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
			`${'█'.repeat(6)}${'░'.repeat(18)} 1 of 4 networks, 6.0 s left`
		]);
		state.ms = 90_000;
		progress.finish();
		expect(state.text.endsWith('\r\x1b[K4 networks in 1 min 30 s.\n')).toBe(true);
	});

	it('counts time left from where it began', () => {
		const { state, showAt, progress } = progressOn({ isTTY: true });
		progress.begin(2, 0.5);
		expect(state.text).toContain('Already there: 2 of 4 networks.');
		showAt(1000, 3, 0.75);
		expect(state.text).toContain('3 of 4 networks, 1.0 s left');
	});

	it.each([
		[60, `${'█'.repeat(12)}${'░'.repeat(12)} 2 of 4 networks, 2.0 s left`],
		[40, `${'█'.repeat(6)}${'░'.repeat(5)} 2 of 4 networks, 2.0 s left`],
		[20, '2 of 4 networks, 2.']
	])('fits into a terminal of %i columns', (columns, bar) => {
		const { state, showAt } = progressOn({ isTTY: true, columns });
		showAt(2000, 2, 0.5);
		expect(state.text).toBe(`\r\x1b[K${bar}`);
	});

	it('counts one network as one', () => {
		const { state, showAt, progress } = progressOn({ isTTY: true }, { total: 1 });
		showAt(0, 0, 0);
		state.ms = 340;
		progress.finish();
		expect(state.text).toContain(' 0 of 1 network\r');
		expect(state.text.endsWith('1 network in 0.3 s.\n')).toBe(true);
	});

	it.each([
		['elsewhere', { isTTY: false }, 'xterm'],
		['on a terminal that knows no colours and no going back', { isTTY: true }, 'dumb']
	])('writes a line now and then %s', (_, stream, terminal) => {
		const { state, showAt } = progressOn(stream, { terminal });
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
