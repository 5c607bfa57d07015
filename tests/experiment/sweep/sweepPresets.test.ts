import { describe, expect, it } from 'vitest';
import { datasetNamed } from '../../../src/lib/data/sets/index.ts';
import { planSweep, sweepTotals } from '../../../src/lib/experiment/sweep/sweepPlan.ts';
import {
	measuredSeeds,
	sweepPresetNamed,
	sweepPresets
} from '../../../src/lib/experiment/sweep/sweepPresets.ts';
import { checkSweep } from '../../../src/lib/experiment/sweep/sweepSchema.ts';

describe('sweepPresets', () => {
	it.each(sweepPresets)('are valid sweeps of 5 seeds: $name', ({ sweep }) => {
		expect(checkSweep(sweep)).toEqual({ sweep });
		expect(sweep.seeds).toBe(5);
	});

	it('have names of their own, in kebab case', () => {
		const names = sweepPresets.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
	});

	it.each(sweepPresets)('say what is seen, and in how many seeds: $name', (preset) => {
		expect(preset.description).toMatch(/^[A-Z][^]*\.$/);
		const held = Math.round(preset.share * measuredSeeds);
		expect(preset.description).toContain(`${held} of ${measuredSeeds} seeds`);
		expect(held / measuredSeeds).toBeCloseTo(preset.share, 9);
	});

	it('open on the U-curve: 15 widths of 1 to 128 on 30 points of the cosine, 2,000 steps', () => {
		const [{ name, sweep }] = sweepPresets;
		expect(name).toBe('u-curve');
		expect(sweep).toMatchObject({ axis: 'width', steps: 2000, seeds: 5 });
		expect(sweep.values).toHaveLength(15);
		expect([sweep.values[0], sweep.values[14]]).toEqual([1, 128]);
		expect(sweepTotals(sweep, 2 ** 30)).toMatchObject({ networks: 75, groups: 1 });
	});

	it('count the parameters that their words name', () => {
		const depth = sweepPresetNamed('depth-on-rings');
		const counts = planSweep({ ...depth.sweep, seeds: 1 }).map(({ parameters }) => parameters);
		expect(depth.description).toContain(`${counts.join(', ')}.`);
		const more = sweepPresetNamed('more-data');
		const [{ parameters }] = planSweep(more.sweep);
		expect(more.description).toContain(`${parameters.toLocaleString('en-US')} parameters`);
	});

	it('name the points and inputs of their data', () => {
		for (const [name, training, inputs] of [
			['double-descent', 40, 10],
			['u-and-second-peak', 100, 10],
			['random-labels', 100, 10]
		] as const) {
			const { data } = sweepPresetNamed(name).sweep;
			expect(data.training).toBe(training);
			expect(datasetNamed(data.set).inputs(data.options)).toBe(inputs);
		}
	});
});

describe('sweepPresetNamed(name)', () => {
	it('throws where there is none', () => {
		expect(() => sweepPresetNamed('w-curve')).toThrow('There is no sweep named “w-curve”.');
	});
});
