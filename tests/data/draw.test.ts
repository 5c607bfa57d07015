import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	bestPossibleErrors,
	drawData,
	drawTestPoints,
	type DataSettings
} from '../../src/lib/data/draw.ts';
import { allDatasets } from '../../src/lib/data/sets/further.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';

const names = allDatasets.map((dataset) => dataset.name);
const noisy = allDatasets
	.filter((dataset) => dataset.controls.some((control) => control.key === 'noise'))
	.map((dataset) => dataset.name);
const classified = allDatasets
	.filter((dataset) => dataset.task === 'classification')
	.map((dataset) => dataset.name);
/** Of more classes the best possible error is not known in closed form. */
const ofTwoClasses = classified.filter((name) => !datasetNamed(name).classes);

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
/** Of flips; fast-check's own fractions are nearly all next to 0. */
const rates = fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100);

function settingsOf(set: string, changes: Partial<DataSettings> = {}): DataSettings {
	return { set, ...datasetNamed(set).defaults, options: {}, seed: 1, ...changes };
}

describe('drawData(settings)', () => {
	test.each(names)('extends the same points when more are asked for: %s', (set) => {
		fc.assert(
			fc.property(seeds, fc.nat(60), fc.nat(60), (seed, few, more) => {
				const short = drawData(settingsOf(set, { seed, training: few, validation: few }));
				const rows = few + more;
				const long = drawData(settingsOf(set, { seed, training: rows, validation: rows }));
				for (const part of ['training', 'validation'] as const) {
					const [a, b] = [short[part], long[part]];
					expect(a.rows).toBe(few);
					assert.deepStrictEqual(b.inputs.subarray(0, a.inputs.length), a.inputs);
					assert.deepStrictEqual(b.targets.subarray(0, a.targets.length), a.targets);
					assert.deepStrictEqual(long.flipped[part].subarray(0, few), short.flipped[part]);
				}
			}),
			{ numRuns: 25 }
		);
	});

	test.each(names)('leaves validation alone when training points are added: %s', (set) => {
		const few = drawData(settingsOf(set, { training: 10 }));
		const many = drawData(settingsOf(set, { training: 200 }));
		expect(many.validation).toEqual(few.validation);
		expect(many.flipped.validation).toEqual(few.flipped.validation);
		expect(drawData(settingsOf(set, { validation: 10 })).training).toEqual(
			drawData(settingsOf(set, { validation: 200 })).training
		);
	});

	test.each(noisy)('moves the same points the same way with more noise: %s', (set) => {
		fc.assert(
			fc.property(seeds, (seed) => {
				const values = ([0, 0.1, 0.2] as const).map((noise) => {
					const { training } = drawData(settingsOf(set, { seed, flips: 0, options: { noise } }));
					return datasetNamed(set).task === 'regression' ? training.targets : training.inputs;
				});
				const [still, moved, further] = values;
				expect(moved).not.toEqual(still);
				const gaps = Array.from(still, (value, i) => further[i] - value - 2 * (moved[i] - value));
				expect(gaps.filter((gap) => !(Math.abs(gap) < 5e-5))).toEqual([]);
			}),
			{ numRuns: 25 }
		);
	});

	test.each(noisy)('keeps labels and flips whatever the noise: %s', (set) => {
		if (datasetNamed(set).task === 'regression') return;
		const [still, moved] = [0, 0.2].map((noise) =>
			drawData(settingsOf(set, { flips: 0.2, options: { noise } }))
		);
		expect(moved.training.targets).toEqual(still.training.targets);
		expect(moved.flipped).toEqual(still.flipped);
	});

	test.each(classified)('flips more labels at a higher rate and none back: %s', (set) => {
		fc.assert(
			fc.property(seeds, rates, rates, (seed, a, b) => {
				const clean = drawData(settingsOf(set, { seed, flips: 0 }));
				const some = drawData(settingsOf(set, { seed, flips: Math.min(a, b) }));
				const more = drawData(settingsOf(set, { seed, flips: Math.max(a, b) }));
				expect(clean.flipped.training).not.toContain(1);
				assert.deepStrictEqual(more.training.inputs, clean.training.inputs);
				const rows = [...clean.flipped.training.keys()];
				expect(
					rows.filter((row) => some.flipped.training[row] > more.flipped.training[row])
				).toEqual([]);
				const changed = rows.map((row) =>
					Number(more.training.targets[row] !== clean.training.targets[row])
				);
				expect(changed).toEqual([...more.flipped.training]);
			}),
			{ numRuns: 25 }
		);
	});

	test('flips about the share of labels that was asked for', () => {
		const { flipped } = drawData(settingsOf('rings', { training: 20_000, flips: 0.1 }));
		const share = flipped.training.reduce((sum, flip) => sum + flip, 0) / 20_000;
		expect(Math.abs(share - 0.1)).toBeLessThan(0.007);
	});

	test.each(names)('gives other points for another seed, and for validation: %s', (set) => {
		const [one, two] = [1, 2].map((seed) =>
			drawData(settingsOf(set, { seed, training: 50, validation: 50 }))
		);
		expect(one.training.inputs).not.toEqual(two.training.inputs);
		expect(one.validation.inputs).not.toEqual(two.validation.inputs);
		expect(one.training.inputs).not.toEqual(one.validation.inputs);
		expect(drawData(settingsOf(set, { training: 50, validation: 50 }))).toEqual(one);
	});

	test('takes the default where an option is missing', () => {
		expect(drawData(settingsOf('spiral', { options: { noise: 0.02, turns: 1.5 } }))).toEqual(
			drawData(settingsOf('spiral'))
		);
	});

	test('never flips the targets of a regression', () => {
		expect(drawData(settingsOf('cosine', { flips: 0.5 }))).toEqual(drawData(settingsOf('cosine')));
	});

	test('keeps coin tosses and first coordinates when inputs are added', () => {
		const [two, ten] = [2, 10].map(
			(inputs) => drawData(settingsOf('coin', { options: { inputs } })).training
		);
		expect(ten.targets).toEqual(two.targets);
		for (let row = 0; row < two.rows; row++) {
			expect(ten.inputs.subarray(10 * row, 10 * row + 2)).toEqual(
				two.inputs.subarray(2 * row, 2 * row + 2)
			);
		}
	});
});

describe('bestPossibleErrors(data, settings)', () => {
	test('counts the flipped labels where classes do not overlap', () => {
		const settings = settingsOf('rings', { options: { noise: 0.04 } });
		const { validation, flipped } = drawData(settings);
		const flips = flipped.validation.reduce((sum, flip) => sum + flip, 0);
		expect(flips).toBeGreaterThan(15);
		expect(bestPossibleErrors(validation, settings)).toBe(flips);
	});

	test.each(ofTwoClasses)('agrees with the expected error on many points: %s', (set) => {
		const settings = settingsOf(set, { validation: 4_000, training: 0, flips: 0.1 });
		const { validation } = drawData(settings);
		const { error } = datasetNamed(set).noiseFloor(settings.options, settings.flips);
		const share = bestPossibleErrors(validation, settings) / validation.rows;
		expect(Math.abs(share - error)).toBeLessThan(4 * Math.sqrt((error * (1 - error)) / 4_000));
	});

	test('is no number for more than two classes', () => {
		const settings = settingsOf('shift');
		expect(bestPossibleErrors(drawData(settings).training, settings)).toBeNaN();
	});

	test('is no number for a regression', () => {
		const settings = settingsOf('cosine');
		expect(bestPossibleErrors(drawData(settings).training, settings)).toBeNaN();
	});
});

describe('drawTestPoints(settings, rows)', () => {
	test.each(names)('draws others than training and validation, and as many: %s', (set) => {
		const settings = settingsOf(set, { training: 50, validation: 50 });
		const fresh = drawTestPoints(settings, 50);
		const { training, validation } = drawData(settings);
		expect(fresh.rows).toBe(50);
		expect(fresh.inputs.length).toBe(training.inputs.length);
		expect(fresh.inputs).not.toEqual(training.inputs);
		expect(fresh.inputs).not.toEqual(validation.inputs);
		expect(drawTestPoints({ ...settings, validation: 10 }, 20).inputs).toEqual(
			fresh.inputs.subarray(0, (20 * fresh.inputs.length) / 50)
		);
	});
});
