import type { DataSettings } from '../../data/draw.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { mostLayers } from '../layers/layer.ts';
import { real, whole, type Limit } from '../limit.ts';
import { limits } from '../limits.ts';
import { pointLimitBeside } from '../pointCounts.ts';
import { bitValues, type SweepAxis } from '../../network/sweepAxis.ts';
import { startLimits } from '../pretrained/startForm.ts';

/** What a sweep has beyond an experiment. */
export const sweepLimits = {
	/** How many values the axis may have. */
	values: { name: 'number of values', minimum: 1, maximum: 40, whole: true },
	seeds: { name: 'seeds for each value', minimum: 1, maximum: 20, whole: true },
	channels: { name: 'channels', minimum: 1, maximum: 512, whole: true },
	layers: { name: 'repeated layers', minimum: 1, maximum: mostLayers, whole: true },
	steps: limits.stopAt,
	/** Unless all networks take the same steps. */
	compute: { name: 'compute', minimum: 1e4, maximum: 1e12, whole: true }
} as const satisfies Record<string, Limit>;

/** In percent. */
const pruned = whole('shares pruned', 0, 100 * startLimits.share.maximum);
/** Of these only some are possible: `bitValues`. */
const bits = real('bits', bitValues[0], bitValues[bitValues.length - 1]);

/** What one value of this axis may be: of a table no more training points than its other parts leave. A network
 * that has been pretrained (`isAfter`) has an answer before it learns from any point of the new task. */
export function axisLimit(axis: SweepAxis, data: DataSettings, isAfter = false): Limit {
	if (axis === 'channels' || axis === 'layers') return sweepLimits[axis];
	if (axis === 'training') {
		const limit = pointLimitBeside(datasetNamed(data.set), axis, data);
		return isAfter ? { ...limit, minimum: 0 } : limit;
	}
	const own = { pruned, bits, rank: startLimits.rank };
	return axis === 'width' || axis === 'depth' ? limits[axis] : own[axis];
}
