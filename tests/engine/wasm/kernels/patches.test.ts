import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, Stage } from './stage.ts';

const stage = await Stage.open();

const windows = [
	{ positions: 9, channels: 1, taps: 3, step: 1, before: 0, places: 7 },
	{ positions: 9, channels: 4, taps: 5, step: 2, before: 0, places: 3 },
	{ positions: 8, channels: 5, taps: 3, step: 1, before: 1, places: 8 },
	{ positions: 7, channels: 3, taps: 4, step: 3, before: 1, places: 3 },
	{ positions: 3, channels: 2, taps: 7, step: 1, before: 3, places: 3 }
].flatMap((window) => [1, 5].map((rows) => ({ ...window, rows })));

describe.each(windows)(
	'$rows rows of $positions × $channels, $taps seen at every $step',
	({ rows, positions, channels, taps, step, before, places }) => {
		const depth = taps * channels;
		/** Calls for each number of each patch that lies on a position: where it is, and whence it comes. */
		function visit(of: (patch: number, from: number) => void) {
			for (let row = 0; row < rows; row++) {
				for (let i = 0; i < places * depth; i++) {
					const place = Math.floor(i / depth);
					const position = place * step - before + Math.floor((i % depth) / channels);
					if (position < 0 || position >= positions) continue;
					const from = (row * positions + position) * channels + (i % channels);
					of(row * places * depth + i, from);
				}
			}
		}
		const window = [positions, channels, taps, step, before, places];
		const layouts = [
			{ name: 'side by side', width: positions * channels, next: channels },
			{ name: 'padded', width: channels, next: padded(channels) }
		];

		test.each(layouts)('gatherPatches(…) has what each place sees, $name', ({ width, next }) => {
			const values = eighths(rows * positions * channels, 'patches', rows, positions);
			const x = stage.place(values, width);
			const to = stage.room(rows * places, depth);
			const rowStride = width === channels ? positions * next : padded(width);
			const source = [x.address, rowStride, next, rows];
			stage.kernels.gatherPatches(...source, ...window, to.address, padded(depth));
			const expected = new Float32Array(rows * places * depth);
			visit((patch, from) => (expected[patch] = values[from]));
			expect(stage.read(to)).toEqual(expected);
		});

		test.each(layouts)('scatterPatches(…) adds up where it came from, $name', ({ width, next }) => {
			const values = eighths(rows * places * depth, 'back', rows, positions);
			const patches = stage.place(values, depth);
			const to = stage.room((rows * positions * channels) / width, width);
			const rowStride = width === channels ? positions * next : padded(width);
			const target = [to.address, rowStride, next];
			stage.kernels.scatterPatches(patches.address, padded(depth), rows, ...window, ...target);
			const expected = new Float32Array(rows * positions * channels);
			visit((patch, from) => (expected[from] += values[patch]));
			expect(stage.read(to)).toEqual(expected);
		});
	}
);
