import { flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import '../../../src/app.css';
import SweepChart from '../../../src/lib/components/sweep/chart/SweepChart.svelte';
import type {
	LineName,
	SweepRequest
} from '../../../src/lib/components/sweep/chart/sweepPicture.ts';
import { waitFor } from '../../support/waiting.ts';

const spread = (median: number) => ({ median, low: median, high: median, each: [median] });

const request: SweepRequest = {
	points: [10, 100].map((parameters, at) => ({
		value: at + 1,
		parameters,
		seeds: 1,
		diverged: 0,
		training: spread(0.4),
		validation: spread(0.5),
		bestValidation: spread(0.45),
		trainingAccuracy: spread(0.9),
		validationAccuracy: spread(0.8)
	})),
	axis: 'width',
	range: [10, 100],
	scale: 'linear',
	floor: null,
	rule: null,
	best: null,
	fitted: null,
	start: 1,
	show: ['validation', 'training', 'bestValidation']
};

test('SweepChart draws no line any more that it is no longer asked for', async () => {
	const target = document.body.appendChild(document.createElement('div'));
	target.style.width = '360px';
	const show = (...names: LineName[]) => ({ ...request, show: names });
	const props = $state({ request, label: 'Loss', chosen: null, training: false });
	const mounted = mount(SweepChart, { target, props });
	const { Chart } = await import('../../../src/lib/components/chart/register.ts');
	const drawn = () => Chart.getChart(target.querySelector('canvas')!)?.data.datasets.length;
	await waitFor(() => expect(drawn()).toBe(5));
	props.request = show('validation', 'training');
	flushSync();
	await waitFor(() => expect(drawn()).toBe(4));
	await unmount(mounted);
	target.remove();
	expect(Object.keys(Chart.instances)).toEqual([]);
});
