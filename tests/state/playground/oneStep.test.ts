import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineListener } from '../../../src/lib/engine/client.ts';
import type { Command } from '../../../src/lib/engine/protocol.ts';
import { setHyperparameter } from '../../../src/lib/experiment/edits.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { forward } from '../../../src/lib/network/forward.ts';
import { OneStep } from '../../../src/lib/state/playground/oneStep.svelte.ts';
import { Playground } from '../../../src/lib/state/playground/playground.svelte.ts';
import { waitFor } from '../../support/waiting.ts';

/** The real engine, on this thread. */
vi.mock('../../../src/lib/engine/client.ts', async () => {
	const { startOnMainThread } = await import('../../../src/lib/engine/mainThread.ts');
	return {
		connectEngine(listener: EngineListener) {
			const send = startOnMainThread((event) => listener.onEvent(event));
			return {
				send: (command: Command) => send(command),
				dispose: () => send({ type: 'dispose' })
			};
		}
	};
});

vi.mock('idb-keyval', () => ({ get: async () => [], update: async () => {} }));
// Pictures are spaced by what the page draws, and here is none.
vi.mock('../../../src/lib/state/pictureGap.ts', () => ({
	PictureGap: class {
		drawing() {}
	}
}));

const open: Playground[] = [];
afterEach(() => open.splice(0).forEach((playground) => playground.dispose()));

/** A playground and what a step of its network A is, asked for as its effect would. */
async function opened(link: string, first = 0) {
	const playground = new Playground(fromLink(link).experiment);
	open.push(playground);
	playground.open(fromLink(link));
	const step = new OneStep(playground, 0);
	const standsAt = (steps: number) =>
		waitFor(() => {
			expect(playground.training.frame?.step).toBe(steps);
			expect(playground.training.phase).toBe('paused');
			step.follow();
		});
	const knows = (steps: number) => waitFor(() => expect(step.start?.steps).toBe(steps));
	const reaches = async (steps: number) => {
		await standsAt(steps);
		await knows(steps);
	};
	await reaches(first);
	return { playground, step, reaches };
}

const small = 'n=20&new=10&a=tanh:4x1&stop=12&speed=full&v=1';

describe('OneStep', () => {
	it('foretells the next step, and says that the engine did it', async () => {
		const { playground, step, reaches } = await opened(small);
		expect(step.points).toBe(20);
		expect(step.outcome).toBeNull();
		step.take();
		await reaches(1);
		expect(step.outcome).toMatchObject({ step: 1, different: 0 });
		playground.training.takeStep();
		await reaches(2);
		expect(step.outcome).toMatchObject({ step: 2, different: 0 });
	});

	it('foretells the step from an earlier one, and takes it from there', async () => {
		const { playground, step, reaches } = await opened(`batch=8&${small}`);
		playground.train();
		await reaches(12);
		expect(step.outcome).toBeNull();
		expect(step.points).toBe(8);
		playground.training.lookAt(playground.training.keptBefore!);
		await reaches(11);
		expect(step.outcome).toBeNull();
		playground.training.lookAt(5);
		await reaches(5);
		expect(playground.training.keptAfter).toBe(6);
		step.take();
		await reaches(6);
		expect(playground.training.rewoundTo).toBeNull();
		expect(step.outcome).toMatchObject({ step: 6, different: 0 });
	});

	it('goes by what was changed meanwhile', async () => {
		const { playground, step, reaches } = await opened(small);
		playground.edit((before) => setHyperparameter(before, 'learningRate', 0.1));
		await reaches(0);
		await waitFor(() => expect(step.start?.learningRate).toBe(0.1));
		playground.training.setParameter(0, 3, 0.75);
		await waitFor(() => {
			step.follow();
			expect(step.start?.parameters[3]).toBe(0.75);
		});
		step.take();
		await reaches(1);
		expect(step.outcome).toMatchObject({ step: 1, different: 0 });
	});

	it('goes through the points of the batch', async () => {
		const { step } = await opened(small);
		const first = step.numbers!.inputs;
		step.choosePoint(19);
		expect(step.numbers!.inputs).not.toEqual(first);
		step.choosePoint(40);
		expect(step.point).toBe(19);
	});

	it('knows its point among the training points, and takes one of them', async () => {
		const { playground, step } = await opened(`batch=8&${small}`);
		const { inputs } = playground.drawn.training;
		const inBatch = new Set<number>();
		for (let point = 0; point < 8; point++) {
			step.choosePoint(point);
			const { row } = step.learned!;
			expect(step.numbers!.inputs).toEqual([inputs[2 * row], inputs[2 * row + 1]]);
			inBatch.add(row);
		}
		expect(inBatch.size).toBe(8);
		for (let row = 0; row < 20; row++) {
			const before = step.learned;
			step.chooseLearned({ set: 'training', row });
			expect(step.learned).toEqual(inBatch.has(row) ? { set: 'training', row } : before);
		}
	});

	it('knows its point among those that are rehearsed, which the map has and tells', async () => {
		const { playground, step, reaches } = await opened(
			'n=10&new=10&moved=turn:90&a=tanh:4x1&a.start=rehearsed:6~all&stop=12&p.n=10&p.new=10&p.a=tanh:4x1&p.stop=10&speed=full&v=1',
			10
		);
		expect(step.points).toBe(26);
		const points = playground.pictured[0].rehearsed!;
		for (let row = 0; row < 6; row++) {
			step.chooseLearned({ set: 'rehearsed', row });
			expect(step.learned).toEqual({ set: 'rehearsed', row });
			expect(step.numbers!.inputs).toEqual([...points.inputs.subarray(2 * row, 2 * row + 2)]);
		}
		step.take();
		await reaches(11);
		const { training, rehearsed } = playground.frameOf(0)!;
		expect([training.length, rehearsed?.length]).toEqual([10, 6]);
		const { network } = step.start!;
		const parameters = playground.frameOf(0)!.parameters;
		const logits = forward(network, parameters, points.inputs);
		rehearsed!.forEach((logit, row) => expect(logit).toBeCloseTo(logits[row], 4));
	});
});
