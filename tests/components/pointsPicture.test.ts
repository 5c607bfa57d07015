import { describe, expect, it } from 'vitest';
import { pointsPicture } from '../../src/lib/components/drawing/points/pointsPicture.ts';
import { allDatasets } from '../../src/lib/data/sets/further.ts';
import { completeOptions } from '../../src/lib/data/dataset.ts';
import { firstScreen, trySpiral } from '../../src/lib/experiment/presets.ts';

const dots = (path: string) => path.match(/h\.01/g)?.length ?? 0;

describe('pointsPicture(settings)', () => {
	it('draws every training point once, in its class, and a ring about each flipped one', () => {
		const picture = pointsPicture(firstScreen.data)!;
		expect(dots(picture.positive) + dots(picture.negative)).toBe(150);
		expect(picture.flipped.match(/M/g)).toHaveLength(15);
		expect([picture.ink, picture.truth]).toEqual(['', '']);
		expect(pointsPicture(trySpiral(firstScreen).data)!.flipped).toBe('');
	});

	it('draws a regression of one input with its true curve, and nothing of more than two inputs', () => {
		for (const dataset of allDatasets) {
			const options = completeOptions(dataset);
			const { name: set, task } = dataset;
			const picture = pointsPicture({ ...firstScreen.data, set, options, flips: 0, training: 12 });
			if (dataset.inputs(options) > 2) expect(picture).toBeNull();
			else if (task === 'regression') {
				expect(dots(picture!.ink)).toBe(12);
				expect(picture!.truth).toMatch(/^M[\d.]+ [-\d.]+(L[\d.]+ [-\d.]+){100}$/);
			} else expect(dots(picture!.positive)).toBeGreaterThan(0);
		}
	});
});
