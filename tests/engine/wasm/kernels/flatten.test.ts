import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, sizes, Stage } from './stage.ts';

const stage = await Stage.open();

const cases = sizes.map((channels, i) => ({
	channels,
	positions: sizes[(i + 3) % 6],
	rows: sizes[(i + 1) % 5]
}));

describe.each(cases)('$rows rows of $positions × $channels', ({ rows, positions, channels }) => {
	const values = eighths(rows * positions * channels, 'flat', rows, channels);
	const width = positions * channels;
	const strides = [positions * padded(channels), padded(channels)];
	const shape = [rows, positions, channels];

	test('flatten(…) makes one row of an example', () => {
		const x = stage.place(values, channels);
		const to = stage.room(rows, width);
		stage.kernels.flatten(x.address, ...strides, ...shape, to.address, padded(width));
		expect(stage.read(to)).toEqual(values);
	});

	test('unflatten(…) takes it apart again', () => {
		const from = stage.place(values, width);
		const to = stage.room(rows * positions, channels);
		stage.kernels.unflatten(from.address, padded(width), ...shape, to.address, ...strides);
		expect(stage.read(to)).toEqual(values);
	});
});
