import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { claimNamed, claims } from '../../src/lib/claims/index.ts';
import { randomFeatures } from '../../src/lib/analysis/randomFeaturesSettings.ts';
import { measuredSeeds, sweepPresets } from '../../src/lib/experiment/sweep/sweepPresets.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { checkExperiment } from '../../src/lib/experiment/schema.ts';
import { planSweep } from '../../src/lib/experiment/sweep/sweepPlan.ts';

function expectOneNetwork(experiment: Experiment, seed: number): void {
	expect(checkExperiment(experiment)).toEqual({ experiment });
	expect(experiment.networks).toHaveLength(1);
	expect(experiment.data.seed).toBe(seed);
	expect(experiment.weightSeed).toBe(seed);
}

describe('claims', () => {
	test('have names of their own, in kebab case', () => {
		const names = claims.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
	});

	test.each(claims)('train valid experiments of one network each: $name', ({ networks }) => {
		for (const { experiment } of Object.values(networks(7))) expectOneNetwork(experiment, 7);
	});

	test.each(claims)('say in a sentence what must hold, and how often: $name', ({ criteria }) => {
		expect(criteria.length).toBeGreaterThan(0);
		for (const { sentence, expectedShare } of criteria) {
			expect(sentence).toMatch(/^\S.*\.$/);
			expect(expectedShare * measuredSeeds).toBeCloseTo(
				Math.round(expectedShare * measuredSeeds),
				9
			);
		}
	});

	const fromTheStart = sweepPresets.filter(({ sweep }) => !sweep.after);

	test.each(fromTheStart)(
		'cover every sweep preset, with its networks and share: $name',
		(preset) => {
			const claim = claimNamed(preset.claim);
			expect(claim.criteria[0].expectedShare).toBe(preset.share);
			const planned = new Map(
				planSweep({ ...preset.sweep, seeds: 1 }).map(({ value, experiment }) => [value, experiment])
			);
			const { seed } = preset.sweep.data;
			const networks = Object.entries(claim.networks(seed)).filter(([name]) =>
				planned.has(Number(name))
			);
			expect(networks.length).toBeGreaterThan(1);
			for (const [value, { experiment }] of networks) {
				const { options, ...data } = experiment.data;
				const { teacher: _, ...others } = options;
				expect({ ...experiment, data }).toEqual({
					...planned.get(Number(value)),
					data: expect.objectContaining(data)
				});
				expect(planned.get(Number(value))?.data.options).toMatchObject(others);
			}
		}
	);

	const afterTraining = sweepPresets.filter(({ sweep }) => sweep.after);

	test.each(afterTraining)(
		'cover every sweep preset after training, with its networks and share: $name',
		({ claim: name, share, sweep }) => {
			const claim = claimNamed(name);
			expect(claim.criteria[0].expectedShare).toBe(share);
			const planned = planSweep({ ...sweep, seeds: 1 }).map(({ experiment }) => experiment);
			const networks = Object.values(claim.networks(sweep.data.seed));
			const swept = networks.filter(({ experiment }) =>
				planned.some((one) => isDeepStrictEqual(one, experiment))
			);
			expect(swept.length).toBeGreaterThan(1);
		}
	);

	test('give each seed a teacher of its own', () => {
		const { networks } = claimNamed('u-and-second-peak');
		const [one, other] = [1, 2].map((seed) => networks(seed)[8].experiment.data.options.teacher);
		expect(one).not.toBe(other);
	});

	test('solve double descent in the setting that the page shows', async () => {
		const results = await claimNamed('double-descent-solved').solve!(3);
		expect(Object.keys(results).map(Number)).toEqual(randomFeatures.features);
	});
});

describe('claimNamed(name)', () => {
	test('throws where there is none', () => {
		expect(() => claimNamed('moon')).toThrow('There is no claim named “moon”.');
	});
});
