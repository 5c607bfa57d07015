import { describe, expect, it } from 'vitest';
import { newDraw, setData } from '../../../src/lib/experiment/edits.ts';
import { stackForm } from '../../../src/lib/experiment/layers/stackForm.ts';
import { fromSweepLink } from '../../../src/lib/experiment/link/sweepLink.ts';
import { usualValues } from '../../../src/lib/experiment/sweep/sweepValues.ts';
import { SweepDocument } from '../../../src/lib/state/sweep/sweepDocument.svelte.ts';

function open(hash = '') {
	let changes = 0;
	const document = new SweepDocument(() => changes++);
	document.read(hash);
	return { document, changes: () => changes };
}

describe('SweepDocument', () => {
	it('opens on what its link says, and names what it could not read', () => {
		const { document } = open('values=2,4&seeds=3&nonsense=1&v=1');
		expect(document.sweep).toEqual(fromSweepLink('values=2,4&seeds=3&v=1').sweep);
		expect(document.planned).toHaveLength(6);
		expect(document.complaint).toMatch(/nonsense/);
	});

	it('says that it gives way only where something changes', () => {
		const { document, changes } = open();
		document.setSeeds(document.sweep.seeds);
		document.setAxis(document.sweep.axis);
		expect(changes()).toBe(0);
		document.setSeeds(7);
		expect(changes()).toBe(1);
	});

	it.each([
		{ typed: [4, 2, 2, 8], values: [2, 4, 8], complaint: null },
		{ typed: [0, 600], values: [1, 512], complaint: /whole numbers from 1 to 512/ },
		{ typed: [3, NaN, 2.4], values: [2, 3], complaint: /others became the nearest/ },
		{ typed: [], values: [1, 2], complaint: /the ones before stay/ }
	])('takes $typed as $values', ({ typed, values, complaint }) => {
		const { document } = open('values=1,2&v=1');
		document.setValues(typed);
		expect(document.sweep.values).toEqual(values);
		if (complaint) expect(document.complaint).toMatch(complaint);
		else expect(document.complaint).toBeNull();
	});

	it('takes the first forty of more values', () => {
		const { document } = open();
		document.setValues(Array.from({ length: 50 }, (_, i) => i + 1));
		expect(document.sweep.values).toHaveLength(40);
		expect(document.complaint).toMatch(/at most 40/);
	});

	it('takes layers of their own kinds, along an axis that they have, and dense ones again', () => {
		const { document } = open('data=shift&v=1');
		const stack = (text: string) => stackForm.read(text)!;
		expect(document.setStack(stack('conv4.k5.s2.relu.max'))).toBeNull();
		expect(document.sweep).toMatchObject({ axis: 'channels', network: { width: 4, depth: 1 } });
		expect(fromSweepLink(document.link)).toEqual({ sweep: document.sweep, dropped: [] });
		expect(document.setStack(stack('conv4.k50.relu'))).toMatch(
			/kernel of 50, and the data have only 40/
		);
		expect(document.setStack([])).toMatch(/^Layers must be 1 to 60 layers/);
		expect(stackForm.write(document.sweep.network.stack!)).toBe('conv4.k5.s2.relu.max');
		document.setAxis('layers');
		document.setValues([1, 2, 9]);
		expect(document.sweep.values).toEqual([1, 2]);
		expect(document.complaint).toMatch(/^Values at which the layers do not fit were left out\./);
		document.setStack(null);
		expect(document.sweep).toMatchObject({ axis: 'depth', values: [1, 2] });
		expect(document.sweep.network).toEqual({ width: 4, depth: 1, activation: 'relu' });
	});

	it('has dense layers where the data have no places, and says so', () => {
		const { document } = open('data=shift&net=layers:conv4.k9.relu.max&v=1');
		document.editData((before) => setData(before, 'rings'));
		expect(document.sweep).toMatchObject({ axis: 'width', network: { width: 4, depth: 1 } });
		expect(document.complaint).toMatch(/^The layers became dense ones\. .* only 2 places/);
	});

	it('keeps every number within its limits', () => {
		const { document } = open();
		document.setSeeds(99);
		document.setSteps(0);
		document.setNetwork({ width: 9999, depth: -1 });
		expect(document.sweep).toMatchObject({
			seeds: 20,
			steps: 1,
			network: { width: 512, depth: 0 }
		});
	});

	it('draws anew points and weights that no network of the sweep had', () => {
		const { document } = open('seeds=3&v=1');
		const before = document.planned.map(({ experiment }) => experiment);
		document.editData(newDraw);
		document.newWeights();
		const after = document.planned.map(({ experiment }) => experiment);
		const seeds = (all: typeof before) => new Set(all.map(({ data }) => data.seed));
		expect([...seeds(before)].filter((seed) => seeds(after).has(seed))).toEqual([]);
		expect(after[0].weightSeed).toBe(before[0].weightSeed + 3);
	});

	it('begins equal compute with what the middle size takes, and goes back to equal steps', () => {
		const { document } = open('data=reluteacher&values=1,8,64&batch=64&stop=1000&seeds=1&v=1');
		document.setNetwork({ depth: 1 });
		document.setSame('compute');
		const stops = () => document.planned.map(({ experiment }) => experiment.stopAt);
		// 81 parameters · 6 · 64 points · 1,000 steps, in two digits.
		expect(document.sweep.compute).toBe(3.1e7);
		expect(stops()).toEqual([7339, 997, 126]);
		document.setCompute(1);
		expect(document.sweep.compute).toBe(10_000);
		document.setSame('steps');
		expect(stops()).toEqual([1000, 1000, 1000]);
	});

	it('varies the width where the data chosen have no number of points', () => {
		const { document } = open('axis=training&v=1');
		document.editData((experiment) => setData(experiment, 'tanhteacher'));
		expect(document.sweep).toMatchObject({ axis: 'width', values: usualValues.width });
		expect(document.context.trainingPoints).toBeNull();
	});

	it('leaves the seed alone where other data are chosen', () => {
		const { document } = open('draw=5&v=1');
		document.editData((experiment) => setData(experiment, 'moons'));
		expect(document.sweep.data).toMatchObject({ set: 'moons', seed: 5 });
		expect(document.context.task).toBe('classification');
	});
});
