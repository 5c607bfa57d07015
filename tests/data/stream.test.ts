import { describe, expect, test } from 'vitest';
import { drawData, sourceOf, type DataSettings } from '../../src/lib/data/draw.ts';
import { allDatasets } from '../../src/lib/data/sets/further.ts';
import { rowsPerBlock, Stream, Streams } from '../../src/lib/data/stream.ts';

const sets = allDatasets.filter(({ fresh }) => fresh).map(({ name }) => name);

function settingsOf(set: string, changes: Partial<DataSettings> = {}): DataSettings {
	return { set, training: 100, validation: 20, flips: 0, options: {}, seed: 3, ...changes };
}

const streamOf = (settings: DataSettings) => new Stream(sourceOf(settings)!);

const mean = (values: ArrayLike<number>) =>
	Array.from(values).reduce((sum, value) => sum + value / values.length, 0);

describe.each(sets)('a stream of %s', (set) => {
	const settings = settingsOf(set);

	test('has the same points in whatever order they are asked for', () => {
		const inOrder = streamOf(settings);
		const size = 300; // does not divide a block
		const steps = Array.from({ length: 12 }, (_, step) => inOrder.rows(step * size, size));
		for (const step of [11, 0, 7, 3, 10]) {
			expect(streamOf(settings).rows(step * size, size)).toEqual(steps[step]);
			expect(inOrder.rows(step * size, size)).toEqual(steps[step]);
		}
	});

	test('has the same points whatever the size of a step', () => {
		const all = streamOf(settings).rows(0, 2 * rowsPerBlock + 40);
		const width = all.inputs.length / all.rows;
		const [first, count] = [rowsPerBlock - 7, rowsPerBlock + 9];
		const some = streamOf(settings).rows(first, count);
		expect(some.targets).toEqual(all.targets.slice(first, first + count));
		expect(some.inputs).toEqual(all.inputs.slice(first * width, (first + count) * width));
	});

	test('never shows a point twice', () => {
		const { targets, rows } = streamOf(settings).rows(0, 4 * rowsPerBlock);
		expect(new Set(targets).size).toBeGreaterThan(0.99 * rows);
	});

	test('begins with the training table, which more points leave as it is', () => {
		const { training, validation } = drawData(settings);
		expect(streamOf(settings).rows(0, 100)).toEqual(training);
		const more = drawData(settingsOf(set, { training: 1500 }));
		expect(more.training.targets.slice(0, 100)).toEqual(training.targets);
		expect(more.validation).toEqual(validation);
	});

	test('has inputs and targets of mean 0 and variance 1', () => {
		for (const teacher of [1, 2, 3]) {
			const { inputs, targets } = streamOf(settingsOf(set, { options: { teacher } })).rows(0, 8192);
			for (const values of [inputs, targets]) {
				expect(Math.abs(mean(values))).toBeLessThan(0.06);
				expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.1);
			}
		}
	});

	test('is another for another seed; another teacher answers about the same points', () => {
		const rows = (changes: Partial<DataSettings>) => streamOf(settingsOf(set, changes)).rows(0, 50);
		expect(rows({ seed: 4 }).inputs).not.toEqual(rows({}).inputs);
		const other = rows({ options: { teacher: 2 } });
		expect(other.inputs).toEqual(rows({}).inputs);
		expect(other.targets).not.toEqual(rows({}).targets);
	});
});

describe('sourceOf(settings)', () => {
	test('is null where all steps see the same points', () => {
		expect(sourceOf(settingsOf('rings'))).toBeNull();
	});
});

describe('Streams', () => {
	test('opens a source once for all that ask for it', () => {
		const streams = new Streams();
		const source = sourceOf(settingsOf('reluteacher'))!;
		expect(streams.of({ ...source })).toBe(streams.of(source));
		expect(streams.of({ ...source, seed: 9 })).not.toBe(streams.of(source));
	});
});
