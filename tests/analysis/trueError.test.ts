import { expect, test } from 'vitest';
import { denseNetwork } from '../../src/lib/network/spec.ts';
import { trueError } from '../../src/lib/analysis/trueError.ts';
import type { DataSettings } from '../../src/lib/data/draw.ts';

const settings: DataSettings = {
	set: 'line',
	training: 4,
	validation: 200,
	flips: 0,
	options: { noise: 0.4 },
	seed: 3
};
const line = denseNetwork({ inputs: 1, hidden: [], outputs: 1, activation: 'linear' });

test('trueError(settings, spec, parameters) is zero for the true function, whatever the noise', () => {
	expect(trueError(settings, line, [1, 0])).toBeCloseTo(0, 9);
});

test('trueError(settings, spec, parameters) is the mean squared distance from it', () => {
	expect(trueError(settings, line, [1, 0.5])).toBeCloseTo(0.25, 6);
});
