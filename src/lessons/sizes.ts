/** How many parameters the networks of a lesson have. */
import { randomFeatures } from '$lib/analysis/randomFeaturesSettings.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { planSweep } from '$lib/experiment/sweep/sweepPlan.ts';
import { formatCount, plural } from '$lib/format.ts';
import { countParameters } from '$lib/network/cost.ts';
import type { Lesson, Step } from './lesson.ts';

function countsOf(step: Step): readonly number[] {
	if ('sweep' in step) return planSweep(step.sweep).map(({ parameters }) => parameters);
	if ('ridge' in step) return randomFeatures.features;
	const { experiment } = step;
	return experiment.networks.map((_, index) => countParameters(specOf(experiment, index)));
}

/** "2 parameters", or "25 to 4,417 parameters". */
export function sizesOf({ steps }: Lesson): string {
	const counts = steps.flatMap(countsOf);
	const [least, most] = [Math.min(...counts), Math.max(...counts)];
	const range = least === most ? '' : `${formatCount(least)} to `;
	return `${range}${formatCount(most)} ${plural(most, 'parameter')}`;
}
