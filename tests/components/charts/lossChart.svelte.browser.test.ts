import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/app.css';
import LossChart from '../../../src/lib/components/loss/LossChart.svelte';
import LossTable from '../../../src/lib/components/loss/LossTable.svelte';
import type { Evaluation } from '../../../src/lib/network/loss.ts';
import { waitFor } from '../../support/waiting.ts';

function history(end: number): Evaluation[] {
	return Array.from({ length: end + 1 }, (_, step) => ({
		step,
		training: { loss: Math.exp(-step / 30), accuracy: 1 },
		validation: { loss: 0.4 + 0.3 * Math.exp(-step / 20), accuracy: 1 },
		penalty: 0,
		diverged: false
	}));
}

const series = [{ letter: 'A' as const, name: 'A', history: history(100), turn: null }];
let target: HTMLElement;
let mounted: Record<string, unknown> | undefined;

beforeEach(() => {
	target = document.body.appendChild(document.createElement('div'));
	target.style.width = '360px';
});

afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = undefined;
	target.remove();
});

async function chart(changes: object = {}) {
	const onscrub = vi.fn();
	const onrelease = vi.fn();
	const props = $state({
		series,
		floor: 0.3,
		scale: 'linear' as 'linear' | 'log',
		smoothing: 0,
		lossName: 'cross-entropy',
		stopAt: 200,
		keptSteps: Array.from({ length: 11 }, (_, i) => 10 * i),
		cursor: null as number | null,
		training: false,
		onscrub: (step: number) => {
			onscrub(step);
			props.cursor = step;
		},
		onrelease: (step: number) => {
			onrelease(step);
			props.cursor = null;
		},
		...changes
	});
	mounted = mount(LossChart, { target, props });
	const root = target.querySelector<HTMLElement>('.loss-chart')!;
	await waitFor(() => expect(root.style.getPropertyValue('--played')).not.toBe(''));
	const read = (name: string) => parseFloat(root.style.getPropertyValue(name));
	const canvas = target.querySelector('canvas')!;
	/** Window coordinate of a step. */
	const at = (step: number) =>
		canvas.getBoundingClientRect().left + read('--plot-left') + (read('--plot-width') * step) / 200;
	return { canvas, at, props, onscrub, onrelease, input: target.querySelector('input')! };
}

function pointer(element: Element, type: string, clientX: number) {
	const { top } = element.getBoundingClientRect();
	const options = { clientX, clientY: top + 60, pointerId: 1, isPrimary: true, bubbles: true };
	element.dispatchEvent(new PointerEvent(type, { ...options, pointerType: 'mouse' }));
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

test('LossChart reserves its space before Chart.js arrives', async () => {
	const { canvas } = await chart();
	const { height } = canvas.parentElement!.getBoundingClientRect();
	expect(height).toBeGreaterThan(200);
	expect(canvas.getBoundingClientRect().height).toBeCloseTo(height, 0);
	await expect
		.element(page.getByRole('img', { name: /^Loss over 100 steps\. A: training 0\.036/ }))
		.toBeVisible();
});

test('LossChart scrubs to kept steps while dragged, once for each, and lets go at the end', async () => {
	const { canvas, at, onscrub, onrelease } = await chart();
	canvas.setPointerCapture = () => {};
	pointer(canvas, 'pointermove', at(40));
	await frame();
	expect(onscrub).not.toHaveBeenCalled();

	pointer(canvas, 'pointerdown', at(80));
	for (const step of [74, 62, 61, 58, 33]) {
		pointer(canvas, 'pointermove', at(step));
		await frame();
	}
	expect(onscrub.mock.calls.flat()).toEqual([70, 60, 30]);
	expect(onrelease).not.toHaveBeenCalled();
	pointer(canvas, 'lostpointercapture', at(33));
	expect(onrelease.mock.calls).toEqual([[30]]);
});

test('LossChart draws a crosshair under the pointer and takes it away', async () => {
	const { canvas, at } = await chart();
	const pixels = () => canvas.toDataURL();
	await frame();
	const before = pixels();
	pointer(canvas, 'pointermove', at(50));
	await waitFor(() => expect(pixels()).not.toBe(before));
	pointer(canvas, 'pointerleave', at(50));
	await waitFor(() => expect(pixels()).toBe(before));
});

test('the timeline lies under the steps that were done, and its thumb at the step shown', async () => {
	const { input, at, props } = await chart();
	const thumb = 18;
	const { left, right } = input.getBoundingClientRect();
	expect(left + thumb / 2).toBeCloseTo(at(0), 0);
	expect(right - thumb / 2).toBeCloseTo(at(100), 0);
	expect([input.min, input.max, input.value]).toEqual(['0', '100', '100']);

	props.series = [{ ...series[0], history: history(150) }];
	flushSync();
	expect([input.max, input.value]).toEqual(['150', '150']);
	// The chart is laid out in a task of its own.
	await waitFor(() =>
		expect(input.getBoundingClientRect().right - thumb / 2).toBeCloseTo(at(150), 0)
	);
});

test('the timeline goes from kept step to kept step by keyboard, and lets go on blur', async () => {
	const { input, onscrub, onrelease } = await chart();
	input.focus();
	await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}{Home}');
	expect(onscrub.mock.calls.flat()).toEqual([90, 80, 90, 0]);
	expect(input.value).toBe('0');
	expect(input.getAttribute('aria-valuetext')).toBe('Step 0. A: training 1.00, new points 0.700.');
	expect(onrelease).not.toHaveBeenCalled();
	input.blur();
	flushSync();
	expect(onrelease.mock.calls).toEqual([[0]]);
	expect(input.value).toBe('100');
});

test('the timeline is no control before there is a step to go back to', async () => {
	const { input } = await chart({ keptSteps: [] });
	expect(input.disabled).toBe(true);
});

test('LossChart takes up another scale in place, and leaves nothing behind', async () => {
	const { canvas, props } = await chart();
	const blank = document.createElement('canvas');
	Object.assign(blank, { width: canvas.width, height: canvas.height });
	await waitFor(() => expect(canvas.toDataURL()).not.toBe(blank.toDataURL()));
	const before = canvas.toDataURL();
	props.scale = 'log';
	flushSync();
	await waitFor(() => expect(canvas.toDataURL()).not.toBe(before));
	expect(target.querySelector('canvas')).toBe(canvas);
	await unmount(mounted!);
	mounted = undefined;
	const { Chart } = await import('../../../src/lib/components/chart/register.ts');
	expect(Object.keys(Chart.instances)).toEqual([]);
});

test('LossTable has a row for each step and can be scrolled by keyboard', async () => {
	mounted = mount(LossTable, { target, props: { series, lossName: 'cross-entropy' } });
	const table = page.getByRole('table', { name: 'Loss history' });
	await expect.element(table).toBeVisible();
	expect(table.getByRole('rowheader').elements()).toHaveLength(101);
	await expect
		.element(page.getByRole('group', { name: 'Loss history' }))
		.toHaveAttribute('tabindex', '0');
});
