import type { Limit } from '../limit.ts';
import { limits } from '../limits.ts';
import type { SweepAxis } from '../../network/sweepAxis.ts';

/** What a sweep has beyond an experiment. */
export const sweepLimits = {
	/** How many values the axis may have. */
	values: { name: 'number of values', minimum: 1, maximum: 40, whole: true },
	seeds: { name: 'seeds for each value', minimum: 1, maximum: 20, whole: true },
	steps: limits.stopAt,
	/** Unless all networks take the same steps. */
	compute: { name: 'compute', minimum: 1e4, maximum: 1e12, whole: true }
} as const satisfies Record<string, Limit>;

/** What one value of this axis may be. */
export function axisLimit(axis: SweepAxis): Limit {
	return limits[axis];
}
