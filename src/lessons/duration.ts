import type { Experiment } from '$lib/experiment/experiment.ts';
import { counted } from '$lib/format.ts';
import { secondsOfRun } from '$lib/network/pace.ts';

/** "500 steps, about 10 seconds": how long a run takes where the device keeps up. */
export function durationOf({ stopAt, view, pretrained }: Experiment): string {
	const steps = pretrained
		? counted(stopAt - pretrained.stopAt, 'further step')
		: counted(stopAt, 'step');
	const time = secondsOfRun[view.speed];
	return time === 0 ? `${steps}, as fast as this device goes` : `${steps}, about ${time} seconds`;
}
