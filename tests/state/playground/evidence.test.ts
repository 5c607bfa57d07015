import { describe, expect, test } from 'vitest';
import { drawData } from '../../../src/lib/data/draw.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { evidenceOf } from '../../../src/lib/state/playground/evidence.ts';
import type { Playground } from '../../../src/lib/state/playground/playground.svelte.ts';
import { snapshot } from '../../support/fakes/fakeEngine.ts';

/** A playground that stands at step 300, snapshots of whose parameters hold their step. */
function playgroundAt(changes: object = {}, training: object = {}): Playground {
	const frame = { step: 300, evaluations: [{ step: 300 }, { step: 120 }] };
	return {
		experiment: firstScreen,
		drawn: drawData(firstScreen.data),
		specs: ['of A', 'of B'],
		loss: 'binaryCrossEntropy',
		isRebuilding: false,
		frameOf: () => ({ parameters: Float32Array.of(7) }),
		training: {
			phase: 'paused',
			frame,
			marks: [],
			kept: [0, 100, 200, 300, 400].map((step) => snapshot(2, step)),
			...training
		},
		...changes
	} as unknown as Playground;
}

const stepsOf = (playground: Playground, index = 0) =>
	evidenceOf(playground, index)?.kept.map(({ step }) => step);

describe('evidenceOf(playground, index)', () => {
	test('spans the run up to what the reader sees', () => {
		expect(stepsOf(playgroundAt())).toEqual([0, 100, 200, 300]);
		const { kept } = evidenceOf(playgroundAt(), 0)!;
		expect(kept.map(({ parameters }) => parameters[0])).toEqual([0, 100, 200, 7]);
	});

	test('ends at the step at which a network itself stands', () => {
		expect(stepsOf(playgroundAt(), 1)).toEqual([0, 100, 120]);
	});

	test('begins at the last change under way', () => {
		const marks = [{ step: 50 }, { step: 150 }];
		expect(stepsOf(playgroundAt({}, { marks }))).toEqual([200, 300]);
	});

	test('takes hyperparameters from the network where it has its own', () => {
		const [a, b] = firstScreen.networks;
		const networks = [a, { ...b, own: { dropout: 0.9 } }];
		const playground = playgroundAt({ experiment: { ...firstScreen, networks } });
		expect(evidenceOf(playground, 0)?.hyperparameters.dropout).toBe(0);
		expect(evidenceOf(playground, 1)?.hyperparameters.dropout).toBe(0.9);
		expect(evidenceOf(playground, 1)?.spec).toBe('of B');
	});

	test.each([
		['an edit waits for its new run', { isRebuilding: true }, {}],
		['the new run is being built', {}, { phase: 'starting' }],
		['the picture belongs to other networks', { frameOf: () => null }, {}],
		['nothing has trained yet', {}, { frame: null }],
		['the settings were changed after the step shown', {}, { marks: [{ step: 350 }] }],
		['they were changed just now', {}, { marks: [{ step: 300 }] }]
	])('is null where %s', (_, changes, training) => {
		expect(evidenceOf(playgroundAt(changes, training), 0)).toBeNull();
	});
});
