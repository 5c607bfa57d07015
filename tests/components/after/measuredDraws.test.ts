import { describe, expect, it } from 'vitest';
import { comparedBy } from '../../../src/lib/components/playground/after/comparedBy.ts';
import {
	dotInWords,
	dotsOf,
	tickText,
	ticksOf
} from '../../../src/lib/components/playground/after/byShare.ts';
import {
	drawnCurves,
	isMeasured,
	loadMeasured
} from '../../../src/lib/components/playground/after/measuredDraws.ts';
import { setHyperparameter, setStopAt } from '../../../src/lib/experiment/edits.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { ask, questionNamed } from '../../../src/lib/experiment/pretrained/questions.ts';
import { history } from '../../analysis/curves.ts';

const prune = questionNamed('prune').experiment;
const quantize = questionNamed('quantize').experiment;

describe('isMeasured(experiment, by)', () => {
	it('holds for the question’s own setting, whatever its networks and its draw are', () => {
		expect(isMeasured(ask(firstScreen, questionNamed('prune')), 'share')).toBe(true);
		expect(isMeasured({ ...quantize, networks: quantize.networks.slice(1) }, 'bits')).toBe(true);
		const other = { ...prune, weightSeed: 9, data: { ...prune.data, seed: 4 } };
		expect(isMeasured(other, 'share')).toBe(true);
	});

	it('holds for no other setting', () => {
		expect(isMeasured(setStopAt(prune, 2100), 'share')).toBe(false);
		expect(isMeasured(setHyperparameter(prune, 'learningRate', 0.004), 'share')).toBe(false);
		expect(isMeasured({ ...prune, data: { ...prune.data, training: 299 } }, 'share')).toBe(false);
		const { pretrained } = prune;
		expect(isMeasured({ ...prune, pretrained: { ...pretrained!, stopAt: 1400 } }, 'share')).toBe(
			false
		);
		expect(isMeasured(firstScreen, 'share')).toBe(false);
	});
});

describe('loadMeasured(by)', () => {
	it.each([
		['share', prune],
		['bits', quantize]
	] as const)(
		'has the curves of that question’s present setting, by %s',
		async (by, experiment) => {
			const measured = await loadMeasured(by);
			expect(measured.link).toBe(toLink(experiment));
			expect(measured.draws).toBe(40);
			const curves = drawnCurves(measured, by);
			expect(curves.flatMap(({ letter }) => letter ?? []).toSorted()).toEqual(['B', 'C', 'D']);
			for (const { points } of curves) {
				expect(points).toHaveLength(measured.values.length);
				for (const [i, { at, low, middle, high }] of points.entries()) {
					expect(at).toBeGreaterThan(points[i - 1]?.at ?? -1);
					expect(low).toBeLessThanOrEqual(middle);
					expect(middle).toBeLessThanOrEqual(high);
				}
			}
		}
	);
});

describe('dotsOf(experiment, curves, isPresent, by)', () => {
	const curves = quantize.networks.map((_, i) =>
		history([1, 1], [0.5, 0.4]).map((evaluation) => ({
			...evaluation,
			validation: { ...evaluation.validation, accuracy: 0.9 + i / 100 }
		}))
	);

	it('places rounded networks by their bits, and says how they were rounded', () => {
		expect([comparedBy(prune), comparedBy(quantize), comparedBy(firstScreen)]).toEqual([
			'share',
			'bits',
			null
		]);
		const dots = dotsOf(quantize, curves, true, 'bits');
		expect(dots.map((dot) => dotInWords(dot, 'bits').replaceAll('\u00a0', ' '))).toEqual([
			'B: 3 bits, one scale per layer, right on 91.0 %',
			'C: 3 bits, one scale per unit, right on 92.0 %',
			'D: 3 bits, one scale per layer, trained further, right on 93.0 %'
		]);
		expect(dots.map(({ isSquare }) => isSquare)).toEqual([false, true, false]);
		expect(ticksOf.bits.map((at) => tickText(at, 'bits')).slice(0, 3)).toEqual([
			'binary',
			'ternary',
			'2'
		]);
	});
});
