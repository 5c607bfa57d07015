import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { Training, type Recipe } from '../../../src/lib/state/playground/training.svelte.ts';
import { QueuedEngine } from '../../support/queuedEngine.ts';

const stand = vi.hoisted(() => ({ engine: null as unknown }));
vi.mock('../../../src/lib/engine/client.ts', () => ({
	connectEngine: (listener: never) => (stand.engine as QueuedEngine).connect(listener)
}));

const stopAt = 40;

function recipe(tag: number): Recipe {
	return {
		members: [{} as Member],
		probe: Float32Array.of(tag),
		plan: { stopAt, stopAtBest: false, pace: 'full' },
		executor: 'fast'
	};
}

/** A page and its engine, as far as one test drives them. */
class Stage {
	readonly engine = new QueuedEngine();
	readonly training: Training;
	finished = 0;
	/** Of the networks last asked for. */
	tag = 1;

	constructor() {
		stand.engine = this.engine;
		this.training = new Training(() => this.finished++);
		this.training.start(recipe(this.tag));
		this.training.connect();
	}

	startAnother() {
		this.training.start(recipe(++this.tag));
	}
}

/** What the reader and the engine can do, each at any time. */
const moves: Record<string, (stage: Stage, at: number) => void> = {
	train: ({ training }) => training.train(),
	pause: ({ training }) => training.pause(),
	press: ({ training }) => (training.isRunning ? training.pause() : training.train()),
	step: ({ training }) => training.takeStep(),
	reset: ({ training }) => training.reset(),
	start: (stage) => stage.startAnother(),
	rewind: ({ training }, at) => training.rewindTo(at),
	letGo: ({ training }) => training.returnToPresent(),
	goBack: ({ training }, at) => training.goBackTo(training.keptSteps[at] ?? 0),
	join: ({ training, tag }) => training.join(recipe(tag), '1 point added'),
	setParameter: ({ training }) => training.setParameter(0, 0, 1),
	take: ({ engine }) => engine.take(),
	tell: ({ engine }) => engine.tell(),
	advance: ({ engine }, at) => engine.advance(at),
	diverge: ({ engine }) => engine.diverge(),
	fail: ({ engine }) => engine.fail(),
	crash: ({ engine }) => engine.crash()
};

/** What has to happen often for anything else to. */
const usual = ['take', 'tell', 'advance'].flatMap((name) => Array<string>(4).fill(name));

const sequence = fc.array(
	fc.tuple(fc.constantFrom(...Object.keys(moves), ...usual), fc.integer({ min: 0, max: 45 })),
	{ maxLength: 60, size: 'max' }
);

/** A stage on which these moves were made. */
function after(taken: readonly [string, number][]): Stage {
	const stage = new Stage();
	for (const [name, at] of taken) moves[name](stage, at);
	return stage;
}

const runs = { numRuns: 150 };

/** What went wrong once: a pause that the engine said for an earlier command was taken for a later one's. */
const overtaken = [
	'step take tell train take advance:1 take pause advance:39 train',
	'take tell step take diverge advance train take advance'
].map((moves) => [
	moves.split(' ').map((move): [string, number] => {
		const [name, at = '0'] = move.split(':');
		return [name, Number(at)];
	})
]) as [[string, number][]][];

describe('Training, whatever is pressed and whenever the engine answers,', () => {
	it('shows what the engine does once all that was on the way has arrived', () => {
		fc.assert(
			fc.property(sequence, (taken) => {
				const { engine, training } = after(taken);
				engine.settle();
				expect(training.phase === 'failed').toBe(training.failure !== null);
				if (training.phase === 'failed') return;
				const { goal, step, isDiverged } = engine.run!;
				expect(training.phase).toBe(goal === null ? 'paused' : 'training');
				expect(training.isRunning).toBe(goal !== null);
				expect(training.step).toBe(step);
				if (goal === null) expect(training.isSpent).toBe(isDiverged);
			}),
			{ ...runs, examples: overtaken }
		);
	});

	it('shows the step it says, of the run last asked for', () => {
		fc.assert(
			fc.property(sequence, (taken) => {
				const { engine, training, tag } = after(taken);
				engine.settle();
				if (training.phase === 'failed') return;
				expect(engine.run!.tag).toBe(tag);
				expect(training.frame!.evaluations[0].training.loss).toBe(tag);
				for (const { training: score } of training.histories[0]) expect(score.loss).toBe(tag);
				const { rewoundTo } = training;
				if (rewoundTo !== null) expect(training.keptSteps).toContain(rewoundTo);
				if (!training.isRunning) expect(training.frame!.step).toBe(rewoundTo ?? training.step);
			}),
			runs
		);
	});

	it('can be used as ever afterwards', () => {
		fc.assert(
			fc.property(sequence, (taken) => {
				const stage = after(taken);
				const { engine, training } = stage;
				engine.settle();
				training.reset();
				engine.settle();
				expect([training.phase, training.step, training.rewoundTo]).toEqual(['paused', 0, null]);
				training.takeStep();
				training.takeStep();
				engine.settle();
				expect([training.phase, training.step]).toEqual(['paused', 2]);
				const { finished } = stage;
				training.train();
				engine.finish();
				expect([training.phase, training.step]).toEqual(['paused', stopAt]);
				expect([training.pauseReason, stage.finished]).toEqual(['stopAt', finished + 1]);
				expect(training.histories[0]).toHaveLength(stopAt + 1);
			}),
			runs
		);
	});
});
