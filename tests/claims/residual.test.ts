import { describe, expect, test } from 'vitest';
import { claimNamed } from '../../src/lib/claims/index.ts';
import { specOf } from '../../src/lib/experiment/edits.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { evaluation } from '../analysis/curves.ts';

const rightOn = (accuracy: number) => [
	evaluation({ step: 0, training: 1, validation: 1, accuracy })
];
const ofSize = (size: number) => [evaluation({ step: 0, training: size, validation: size })];

test('the networks of residual have as many parameters as its lesson says', () => {
	const networks = Object.values(claimNamed('residual').networks(1));
	const counts = networks.map(({ experiment }) => countParameters(specOf(experiment, 0)));
	expect(counts).toEqual([2125, 2125, 193, 193]);
});

describe('residual', () => {
	const claim = claimNamed('residual');
	const good = {
		plain: rightOn(0.5),
		residual: rightOn(1),
		plainOfFour: rightOn(1),
		residualOfFour: rightOn(1),
		plainGradient: ofSize(1e-12),
		residualGradient: ofSize(1.5)
	};

	test.each([
		['what was measured', {}, [true, true, true, true]],
		['a plain network that learns', { plain: rightOn(0.71) }, [false, true, true, true]],
		['a residual one that does not', { residual: rightOn(0.9) }, [false, true, true, true]],
		['a gradient that arrives', { plainGradient: ofSize(2e-4) }, [true, false, true, true]],
		['four layers that fail', { residualOfFour: rightOn(0.9) }, [true, true, true, false]]
	])('holds(results) of %s', (_, results, expected) => {
		expect(claim.criteria.map(({ holds }) => holds({ ...good, ...results }))).toEqual(expected);
	});

	test('solve(seed) finds the gradients of the first layers', async () => {
		const solved = await claim.solve!(301);
		expect(claim.criteria[1].holds(solved)).toBe(true);
		expect(solved.residualGradient[0].training.loss).toBeGreaterThan(0.1);
		expect(solved.plainGradient[0].training.loss).toBeLessThan(1e-6);
	});
});
