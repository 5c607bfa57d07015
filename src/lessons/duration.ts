import { formatStep } from '$lib/analysis/results.ts';
import type { Experiment, Speed } from '$lib/experiment/experiment.ts';

/** From the first step to the last, as `engine/session/timetable.ts` has it. */
export const seconds: Record<Speed, number> = { slow: 30, normal: 10, full: 0 };

/** "500 steps, about 10 seconds": how long a run takes where the device keeps up. */
export function durationOf({ stopAt, view }: Experiment): string {
	const steps = `${formatStep(stopAt)} ${stopAt === 1 ? 'step' : 'steps'}`;
	const time = seconds[view.speed];
	return time === 0 ? `${steps}, as fast as this device goes` : `${steps}, about ${time} seconds`;
}
