import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
	PredictionTime,
	type Predicting
} from '../../../src/lib/components/playground/network/start/predictionTime.svelte.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';

/** What each look at the clock adds to it. */
let lookMs = 3;
let clockMs = 0;
let end = () => {};

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	vi.spyOn(performance, 'now').mockImplementation(() => (clockMs += lookMs));
});

afterEach(() => {
	end();
	vi.restoreAllMocks();
	vi.useRealTimers();
});

/** Of two points. */
function predicting(units: number, value = 0): Predicting {
	const spec = denseNetwork({ inputs: 1, hidden: [units], outputs: 1, activation: 'tanh' });
	const parameters = new Float32Array(countParameters(spec)).fill(value);
	return { spec, parameters, input: Float32Array.of(0.5, 1) };
}

test('new PredictionTime(read) measures each shape of network once, whatever is set meanwhile', () => {
	let wanted = $state.raw<Predicting | null>(null);
	let time!: PredictionTime;
	end = $effect.root(() => void (time = new PredictionTime(() => wanted)));
	const show = (next: Predicting | null) => {
		wanted = next;
		flushSync();
	};
	show(null);
	expect(vi.getTimerCount()).toBe(0);

	show(predicting(101));
	vi.advanceTimersByTime(100);
	show(predicting(101, 1)); // Begins anew: what was measured so far was another network’s.
	vi.advanceTimersByTime(8 * 20 - 1);
	expect(time.ms).toBeNull();
	vi.advanceTimersByTime(1);
	expect(time.ms).toBe(1.5);

	lookMs = 5;
	show(predicting(101, 2));
	expect([time.ms, vi.getTimerCount()]).toEqual([1.5, 0]);
	show(predicting(102));
	expect([time.ms, vi.getTimerCount()]).toEqual([null, 1]);
	vi.runAllTimers();
	expect(time.ms).toBe(2.5);
	show(predicting(101));
	expect([time.ms, vi.getTimerCount()]).toEqual([1.5, 0]);
});
