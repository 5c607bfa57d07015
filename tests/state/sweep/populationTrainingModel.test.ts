import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import type { PopulationPlan } from '../../../src/lib/state/sweep/populationProgress.svelte.ts';
import { PopulationTraining } from '../../../src/lib/state/sweep/populationTraining.svelte.ts';
import { QueuedEngine } from '../../support/queuedEngine.ts';

const stand = vi.hoisted(() => ({ engine: null as unknown }));
vi.mock('../../../src/lib/engine/client.ts', () => ({
	connectEngine: (listener: never) => (stand.engine as QueuedEngine).connect(listener)
}));

const plan: PopulationPlan = {
	executor: 'fast',
	groups: [[0, 2], [1]],
	steps: 40,
	membersOf: (networks) => networks.map((seed) => ({ seeds: { weights: seed } }) as Member),
	workOf: (networks) => networks.length,
	stepsPerEvaluation: 1
};

/** Shows every change as it comes. */
const atOnce = { request: (work: () => void) => work(), flush() {}, cancel() {} };

class Stage {
	readonly engine = new QueuedEngine();
	readonly training: PopulationTraining;

	constructor() {
		stand.engine = this.engine;
		this.training = new PopulationTraining(undefined, atOnce);
		this.training.prepare(plan);
	}
}

/** What the reader and the engine can do, each at any time. */
const moves: Record<string, (stage: Stage, steps: number) => void> = {
	train: ({ training }) => training.train(),
	pause: ({ training }) => training.pause(),
	press: ({ training }) => (training.isRunning ? training.pause() : training.train()),
	stop: ({ training }) => training.stop(),
	save: ({ training }) => training.save(),
	prepare: ({ training }) => training.prepare(plan),
	take: ({ engine }) => engine.take(),
	tell: ({ engine }) => engine.tell(),
	advance: ({ engine }, steps) => engine.advance(steps),
	fail: ({ engine }) => engine.fail(),
	crash: ({ engine }) => engine.crash()
};

/** What has to happen often for anything else to. */
const usual = ['take', 'tell', 'advance'].flatMap((name) => Array<string>(4).fill(name));

const sequence = fc.array(
	fc.tuple(fc.constantFrom(...Object.keys(moves), ...usual), fc.integer({ min: 1, max: 45 })),
	{ maxLength: 60, size: 'max' }
);

function after(taken: readonly [string, number][]): Stage {
	const stage = new Stage();
	for (const [name, steps] of taken) moves[name](stage, steps);
	stage.engine.settle();
	return stage;
}

const runs = { numRuns: 150 };

describe('PopulationTraining, whatever is pressed and whenever the engine answers,', () => {
	it('trains exactly when it says so, once all that was on the way has arrived', () => {
		fc.assert(
			fc.property(sequence, (taken) => {
				const { engine, training } = after(taken);
				const trains = engine.run !== null && engine.run.goal !== null;
				expect(training.phase === 'training').toBe(trains);
				expect(training.phase).not.toBe('measuring');
			}),
			runs
		);
	});

	it('can be trained to its end afterwards', () => {
		fc.assert(
			fc.property(sequence, (taken) => {
				const { engine, training } = after(taken);
				training.train();
				engine.finish();
				expect(training.phase).toBe('finished');
				for (const { rows, end } of training.records) {
					expect(rows.map(({ step }) => step)).toEqual(Array.from({ length: 41 }, (_, at) => at));
					expect(end?.step).toBe(plan.steps);
				}
			}),
			runs
		);
	});
});
