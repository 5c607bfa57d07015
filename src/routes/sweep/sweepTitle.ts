import { counted } from '$lib/format.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { presetOf } from '$lib/experiment/link/sweepLink.ts';
import { axisValue } from '$lib/analysis/sweep/axisValue.ts';
import { axisLabels } from '$lib/components/sweep/words.ts';

/** "The U-curve", or for a sweep of one's own "Rings, width 1–64, 3 seeds". */
export function sweepTitle(sweep: Sweep): string {
	const preset = presetOf(sweep);
	if (preset) return preset.title;
	const { data, axis, values, seeds } = sweep;
	const ends = [values[0], values[values.length - 1]].map((value) => axisValue(value, axis));
	const range = `${axisLabels[axis]} ${ends.join('–')}`;
	return `${datasetNamed(data.set).title}, ${range}, ${counted(seeds, 'seed')}`;
}
