import { describe, expect, it } from 'vitest';
import { lossOf, specOf } from '../../src/lib/experiment/edits.ts';
import { correctLabels, firstScreen, trySpiral } from '../../src/lib/experiment/presets.ts';
import { checkExperiment } from '../../src/lib/experiment/schema.ts';
import { countParameters } from '../../src/lib/network/cost.ts';

describe('firstScreen', () => {
	it('has networks of 25 and of 4,417 parameters', () => {
		const counts = firstScreen.networks.map((_, i) => countParameters(specOf(firstScreen, i)));
		expect(counts).toEqual([25, 4417]);
		expect(lossOf(firstScreen)).toBe('binaryCrossEntropy');
	});
});

describe('correctLabels(experiment)', () => {
	it('changes the flips alone', () => {
		const { flips } = correctLabels(firstScreen).data;
		expect(flips).toBe(0);
		expect(correctLabels(firstScreen)).toEqual({
			...firstScreen,
			data: { ...firstScreen.data, flips: 0 }
		});
	});
});

describe('trySpiral(experiment)', () => {
	it('is a valid experiment with the same networks and training', () => {
		const spiral = trySpiral(firstScreen);
		expect(checkExperiment(spiral)).toEqual({ experiment: spiral });
		expect({ ...spiral, data: null }).toEqual({ ...firstScreen, data: null });
		expect(spiral.data).toMatchObject({ set: 'spiral', training: 150, flips: 0 });
		expect(spiral.data.options).toEqual({ noise: 0.02, turns: 1.5 });
	});
});
