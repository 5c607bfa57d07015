import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	curveEnds,
	curveNetworks,
	curveSettings,
	measuredCurves,
	type MeasuredCurves
} from '../../../src/lib/claims/afterTraining/curves.ts';
import { leftOf } from '../../../src/lib/experiment/pretrained/startCounts.ts';
import { questionNamed } from '../../../src/lib/experiment/pretrained/questions.ts';
import { specOf } from '../../../src/lib/experiment/edits.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { history } from '../../analysis/curves.ts';

const prune = curveSettings.find(({ question }) => question === 'prune')!;

describe('curveNetworks(setting, seed)', () => {
	it.each(curveSettings)('trains every way at every value: $question', (setting) => {
		const networks = curveNetworks(setting, 7);
		const ways = Object.keys(setting.ways).length;
		expect(Object.keys(networks)).toHaveLength(1 + ways * setting.values.length);
		for (const { experiment } of Object.values(networks)) {
			expect(checkExperiment(experiment)).toEqual({ experiment });
			expect([experiment.data.seed, experiment.weightSeed]).toEqual([7, 7]);
			expect(experiment.pretrained!.data.seed).toBe(7);
		}
	});

	it('puts beside each share a network from the start with at most as many parameters', () => {
		const networks = curveNetworks(prune, 1);
		prune.values.forEach((_, at) => {
			const { left } = leftOf(networks[`pruned by size ${at}`].experiment, 0);
			const { experiment } = networks[`as many from the start ${at}`];
			expect(countParameters(specOf(experiment, 0))).toBeLessThanOrEqual(left);
		});
	});
});

describe('measuredCurves(setting, seeds, draws)', () => {
	it('has the tenth at either end and the middle of all draws', () => {
		const setting = { ...prune, values: [0], ways: { all: prune.ways['pruned by size'] } };
		const draws = Array.from({ length: 11 }, (_, i) => ({
			original: [1, 0] as const,
			'all 0': [i / 10, i] as const
		}));
		const measured = measuredCurves(setting, '1-11', draws);
		expect(measured).toMatchObject({ draws: 11, original: { right: [1, 1, 1] } });
		expect(measured.curves).toEqual([{ name: 'all', right: [[0.1, 0.5, 0.9]], loss: [[1, 5, 9]] }]);
	});

	it('keeps of each network its end', () => {
		expect(curveEnds({ one: history([1, 1], [0.5, 0.4]) })).toEqual({
			one: [expect.any(Number), 0.4]
		});
	});
});

describe('what was measured beforehand', () => {
	it.each(curveSettings)(
		'is of the question’s own setting, over 40 draws: $question',
		(setting) => {
			const { question } = setting;
			const text = readFileSync(`src/lib/claims/afterTraining/measured/${question}.json`, 'utf8');
			const measured = JSON.parse(text) as MeasuredCurves;
			expect(measured.link).toBe(toLink(questionNamed(question).experiment));
			expect([measured.draws, measured.seeds]).toEqual([40, '301-340']);
			expect(measured.values).toEqual(setting.values);
			expect(measured.curves.map(({ name }) => name)).toEqual(Object.keys(setting.ways));
			for (const { right, loss } of measured.curves) {
				expect([right.length, loss.length]).toEqual([setting.values.length, setting.values.length]);
				for (const [low, middle, high] of [...right, ...loss]) {
					expect(low).toBeLessThanOrEqual(middle);
					expect(middle).toBeLessThanOrEqual(high);
				}
			}
		}
	);
});
