import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineListener } from '../../../src/lib/engine/client.ts';
import type { Command, Event, Frame, PauseReason, Rest } from '../../../src/lib/engine/protocol.ts';
import type { Snapshot } from '../../../src/lib/engine/trainer.ts';
import type { Evaluation } from '../../../src/lib/network/loss.ts';
import { Training, type Recipe } from '../../../src/lib/state/playground/training.svelte.ts';

const engine = vi.hoisted(() => ({
	sent: [] as Command[],
	listener: null as EngineListener | null
}));
vi.mock('../../../src/lib/engine/client.ts', () => ({
	connectEngine: (listener: EngineListener) => {
		engine.listener = listener;
		return { send: (command: Command) => engine.sent.push(command), dispose() {} };
	}
}));

const recipe: Recipe = {
	members: [],
	probe: null,
	plan: { stopAt: 100, stopAtBest: false, pace: 'full' },
	executor: 'fast'
};

function evaluation(step: number): Evaluation {
	const score = { loss: 1 / (1 + step), accuracy: 0.5 };
	return { step, training: score, validation: score, penalty: 0, diverged: false };
}

function frame(step: number): Frame {
	return { step, members: [], evaluations: [evaluation(step)], atBest: [false] };
}

function snapshot(step: number): Snapshot {
	return { version: 1, step, members: [] };
}

function rest(step: number): Rest {
	return { frame: frame(step), snapshot: snapshot(step), evaluations: [evaluation(step)] };
}

const run = () => (engine.sent.findLast(({ type }) => type === 'build') as { run: number }).run;
const post = (event: Event) => engine.listener!.onEvent(event);
const types = () => engine.sent.map(({ type }) => type);

function built(at = 0) {
	post({
		type: 'built',
		run: run(),
		frame: frame(at),
		history: [[evaluation(at)]],
		kept: snapshot(at)
	});
}

function progress(...steps: number[]) {
	post({
		type: 'progress',
		run: run(),
		step: steps.at(-1)!,
		stepsPerSecond: 1,
		history: steps.map((step) => [evaluation(step)]),
		kept: steps.map(snapshot),
		frame: null
	});
}

/** `order`: what the engine had heard last; without it, all. */
function paused(step: number, reason: PauseReason = 'asked', order?: number) {
	post({
		type: 'paused',
		run: run(),
		reason,
		order,
		...rest(step)
	});
}

const steps = (training: Training) => training.histories[0].map(({ step }) => step);

describe('Training', () => {
	let training: Training;
	const onFinished = vi.fn();

	beforeEach(() => {
		engine.sent = [];
		onFinished.mockClear();
		training = new Training(onFinished);
		training.start(recipe);
		training.connect();
	});

	it('carries out a train() that came before the engine was ready', () => {
		training.train();
		expect(types()).toEqual(['build']);
		expect(training.isRunning).toBe(true);
		built();
		expect(types()).toEqual(['build', 'train']);
		expect(training.phase).toBe('training');
	});

	it('carries out a takeStep() that came before the run was built', () => {
		training.takeStep();
		built();
		expect(types()).toEqual(['build', 'step']);
	});

	describe('that goes on from earlier training', () => {
		const beginning = {
			snapshot: snapshot(50),
			histories: [[0, 10, 50].map(evaluation)],
			kept: [0, 10].map(snapshot),
			missing: []
		};
		const resumed = () =>
			(engine.sent.findLast(({ type }) => type === 'build') as { resume?: Snapshot }).resume;

		beforeEach(() => {
			training.start({ ...recipe, beginning });
			built(50);
		});

		it('begins there, with what was before in its curves and its steps to go back to', () => {
			expect(resumed()).toBe(beginning.snapshot);
			expect(training.step).toBe(50);
			expect(training.firstStep).toBe(50);
			progress(51);
			expect(steps(training)).toEqual([0, 10, 50, 51]);
			expect(training.keptSteps).toEqual([0, 10, 50, 51]);
		});

		it('shows a step from before, and does not train on from there', () => {
			progress(51);
			training.rewindTo(10);
			expect(engine.sent.at(-1)).toMatchObject({ type: 'show', snapshot: { step: 10 } });
			training.goBackTo(10);
			expect(types()).not.toContain('restore');
			training.goBackTo(50);
			expect(engine.sent.at(-1)).toMatchObject({ type: 'train' });
			expect(types()).toContain('restore');
		});

		describe('whose steps on the way are not here', () => {
			const onMissing = vi.fn();

			beforeEach(() => {
				onMissing.mockClear();
				training = new Training(onFinished, onMissing);
				training.start({ ...recipe, beginning: { ...beginning, kept: [], missing: [0, 10] } });
				training.connect();
				built(50);
			});

			it('offers them, asks for them, and shows the one that is wanted once they are', () => {
				expect(training.keptSteps).toEqual([0, 10, 50]);
				expect(training.keptBefore).toBe(10);
				training.rewindTo(0);
				training.rewindTo(10);
				expect(onMissing).toHaveBeenCalledTimes(2);
				expect(training.rewoundTo).toBeNull();
				training.fill([0, 10].map(snapshot));
				expect(engine.sent.at(-1)).toMatchObject({ type: 'show', snapshot: { step: 10 } });
				expect(training.rewoundTo).toBe(10);
				expect(training.keptSteps).toEqual([0, 10, 50]);
				training.rewindTo(0);
				expect(onMissing).toHaveBeenCalledTimes(2);
				expect(training.rewoundTo).toBe(0);
			});

			it('shows none that the reader has let go of', () => {
				training.rewindTo(0);
				training.returnToPresent();
				training.fill([0, 10].map(snapshot));
				expect(training.rewoundTo).toBeNull();
			});

			it('forgets them with the run', () => {
				training.start(recipe);
				built();
				expect(training.keptSteps).toEqual([0]);
			});
		});

		it('goes back there by reset()', () => {
			training.train();
			progress(60);
			training.reset();
			built(50);
			expect(resumed()).toBe(beginning.snapshot);
			expect(steps(training)).toEqual([0, 10, 50]);
		});

		it('keeps what is wanted while standBy() waits for another beginning', () => {
			training.standBy();
			training.train();
			expect(training.isRunning).toBe(true);
			expect(training.frame?.step).toBe(50);
			training.start({ ...recipe, beginning });
			built(50);
			expect(types().at(-1)).toBe('train');
		});
	});

	it('has the losses of networks that were brought here at any step, until it is reset', () => {
		built();
		training.train();
		progress(1);
		paused(100, 'stopAt');
		training.start(recipe, snapshot(437));
		post({ type: 'built', run: run(), frame: frame(437), history: [], kept: snapshot(437) });
		expect(steps(training)).toEqual([437]);
		expect(training.broughtAt).toBe(437);
		expect(training.pauseReason).toBeNull();
		progress(440);
		expect(steps(training)).toEqual([437, 440]);
		training.reset();
		built();
		expect(steps(training)).toEqual([0]);
		expect(training.broughtAt).toBeNull();
	});

	it('forgets a takeStep() that came too early when train() or reset() follows', () => {
		training.takeStep();
		training.train();
		built();
		paused(1, 'stopAt');
		training.takeStep();
		training.reset();
		built();
		expect(types()).toEqual(['build', 'train', 'step', 'build']);
	});

	it('goes on with a train() that overtook the end of a takeStep()', () => {
		built();
		training.takeStep();
		progress(1);
		training.train();
		paused(1, 'asked', 1);
		expect(training.phase).toBe('training');
		training.pause();
		paused(5);
		expect(training.phase).toBe('paused');
		expect(types()).toEqual(['build', 'step', 'train', 'pause']);
	});

	it('trains once for two quick presses', () => {
		built();
		training.train();
		training.train();
		expect(types()).toEqual(['build', 'train']);
	});

	it('takes two steps for two quick presses, one after the other', () => {
		built();
		training.takeStep();
		training.takeStep();
		expect(types()).toEqual(['build', 'step']);
		paused(1);
		expect(types()).toEqual(['build', 'step', 'step']);
		paused(2);
		expect([training.phase, training.step]).toEqual(['paused', 2]);
		expect(types()).toHaveLength(3);
	});

	it('takes a step after train() and pause() in one tick, when training has paused', () => {
		built();
		training.train();
		training.pause();
		training.takeStep();
		expect(types()).toEqual(['build', 'train', 'pause']);
		paused(3);
		expect(types()).toEqual(['build', 'train', 'pause', 'step']);
		paused(4);
		expect(training.phase).toBe('paused');
	});

	it('trains on for a train() that comes before the engine has paused', () => {
		built();
		training.train();
		training.pause();
		training.train();
		paused(3);
		expect(training.phase).toBe('training');
		expect(types()).toEqual(['build', 'train', 'pause', 'train']);
	});

	it('takeStep() while training pauses, and takes no step', () => {
		built();
		training.train();
		training.takeStep();
		paused(3);
		expect([training.phase, training.step]).toEqual(['paused', 3]);
		expect(types()).toEqual(['build', 'train', 'pause']);
	});

	it('hears what train() leads to where a step that it overtook came to the end of the run', () => {
		built();
		training.takeStep();
		training.train();
		paused(100, 'stopAt', 1);
		expect(training.phase).toBe('training');
		paused(100, 'stopAt', 2);
		expect(training.phase).toBe('paused');
		expect(types()).toEqual(['build', 'step', 'train']);
		expect(onFinished).toHaveBeenCalledOnce();
	});

	it('stands still at step 0 after a reset() while training', () => {
		built();
		training.train();
		progress(1, 2);
		training.reset();
		expect(training.isRunning).toBe(false);
		built();
		expect([training.phase, training.step]).toEqual(['paused', 0]);
		expect(types()).toEqual(['build', 'train', 'build']);
	});

	it('drops events of an earlier run', () => {
		built();
		const earlier = run();
		training.start(recipe);
		post({ type: 'failed', run: earlier, message: 'late' });
		expect(training.failure).toBeNull();
	});

	it('keeps what is shown until the new run is built, then forgets it', () => {
		built();
		training.train();
		progress(1, 2);
		training.start(recipe);
		expect(steps(training)).toEqual([0, 1, 2]);
		built();
		expect(steps(training)).toEqual([0]);
		expect(training.phase).toBe('training');
	});

	it('closes the curve with the present evaluation, and takes it back when training goes on', () => {
		built();
		training.train();
		progress(1, 2);
		paused(3);
		expect(steps(training)).toEqual([0, 1, 2, 3]);
		training.train();
		progress(4);
		expect(steps(training)).toEqual([0, 1, 2, 4]);
	});

	it('tells of a run that ended by itself, not of one that was paused', () => {
		built();
		training.train();
		paused(5);
		expect(onFinished).not.toHaveBeenCalled();
		training.train();
		paused(100, 'stopAt');
		expect(onFinished).toHaveBeenCalledOnce();
	});

	it('rewinds to the kept step at or before the one asked for', () => {
		built();
		training.train();
		progress(1, 2, 10);
		paused(10);
		training.rewindTo(9);
		expect(training.rewoundTo).toBe(2);
		const { request } = engine.sent.at(-1) as Extract<Command, { type: 'show' }>;
		post({ type: 'shown', run: run(), request, frame: frame(2) });
		expect(training.frame?.step).toBe(2);
		training.returnToPresent();
		expect(training.frame?.step).toBe(10);
	});

	it('ignores a rewound frame that comes after letting go', () => {
		built();
		progress(1, 2);
		paused(2);
		training.rewindTo(1);
		const { request } = engine.sent.at(-1) as Extract<Command, { type: 'show' }>;
		training.returnToPresent();
		post({ type: 'shown', run: run(), request, frame: frame(1) });
		expect(training.frame?.step).toBe(2);
	});

	it('waits with training while rewound, and goes on when let go', () => {
		built();
		training.train();
		progress(1, 2);
		training.rewindTo(1);
		paused(3);
		expect(training.phase).toBe('paused');
		training.returnToPresent();
		expect(training.phase).toBe('training');
	});

	it('takes one step from the present when takeStep() lets go of a rewound step', () => {
		built();
		training.train();
		progress(1, 2);
		training.rewindTo(1);
		paused(3);
		training.takeStep();
		paused(4);
		expect([training.phase, training.rewoundTo, training.step]).toEqual(['paused', null, 4]);
		expect(types()).toEqual(['build', 'train', 'pause', 'show', 'step']);
	});

	it('trains on from an earlier step although the pause for rewinding is still to come', () => {
		built();
		training.train();
		progress(1, 2);
		training.rewindTo(1);
		training.goBackTo(1);
		paused(3);
		post({ type: 'changed', run: run(), ...rest(1) });
		expect([training.phase, training.step]).toEqual(['training', 1]);
		expect(types()).toEqual(['build', 'train', 'pause', 'show', 'restore', 'train']);
	});

	it('goes back to no step of a run that gives way to another', () => {
		built();
		training.train();
		progress(1, 2);
		training.reset();
		training.goBackTo(1);
		expect(types()).toEqual(['build', 'train', 'build']);
	});

	it('shows the present where the rewound step is one that it has gone back before', () => {
		built();
		training.train();
		progress(1, 2, 3);
		training.goBackTo(1);
		training.rewindTo(3);
		post({ type: 'changed', run: run(), ...rest(1) });
		expect(training.rewoundTo).toBeNull();
		paused(2);
		expect([training.phase, training.step]).toEqual(['training', 2]);
	});

	it('forgets what came after a step it goes back to', () => {
		built();
		training.train();
		progress(1, 2, 3);
		paused(3);
		training.goBackTo(1);
		post({ type: 'changed', run: run(), ...rest(1) });
		expect(steps(training)).toEqual([0, 1]);
		expect(training.keptSteps).toEqual([0, 1]);
	});

	it('goes on from the last snapshot when the worker dies, and says so', () => {
		built();
		training.train();
		progress(1, 2);
		engine.listener!.onCrash();
		const build = engine.sent.at(-1) as Extract<Command, { type: 'build' }>;
		expect(build.resume?.step).toBe(2);
		expect(training.notice).toContain('step 2');
		built(2);
		expect(steps(training)).toEqual([0, 1, 2]);
		expect(training.phase).toBe('training');
	});

	it('takes a step again that the worker died over', () => {
		built();
		training.takeStep();
		engine.listener!.onCrash();
		built();
		paused(1);
		expect([training.phase, training.step]).toEqual(['paused', 1]);
		expect(types()).toEqual(['build', 'step', 'build', 'step']);
	});

	it('stands still after the worker died when a pause was asked for', () => {
		built();
		training.train();
		progress(1, 2);
		training.pause();
		engine.listener!.onCrash();
		built(2);
		expect([training.phase, training.step]).toEqual(['paused', 2]);
	});

	it('shows the present after the worker died on the way back to an earlier step', () => {
		built();
		progress(1, 2, 3);
		paused(3);
		training.rewindTo(1);
		const { request } = engine.sent.at(-1) as Extract<Command, { type: 'show' }>;
		post({ type: 'shown', run: run(), request, frame: frame(1) });
		training.goBackTo(1);
		engine.listener!.onCrash();
		built(1);
		progress(2);
		paused(2);
		expect(training.frame?.step).toBe(2);
	});

	it('gives up after the worker died four times without a pause', () => {
		built();
		for (let i = 0; i < 4; i++) engine.listener!.onCrash();
		expect(training.phase).toBe('failed');
		expect(training.failure).toContain('smaller');
	});

	it('marks a change only while a run is under way', () => {
		const change = new Map([[0, { learningRate: 0.1 }]]);
		built();
		training.update(recipe, change, 'learning rate');
		expect(training.marks).toEqual([]);
		training.train();
		progress(1);
		training.update(recipe, change, 'learning rate');
		expect(training.marks).toEqual([{ step: 1, text: 'learning rate' }]);
	});

	it('refuses what cannot be trained, and takes up the next that can', () => {
		built();
		training.refuse('too big');
		expect([training.phase, training.failure]).toEqual(['failed', 'too big']);
		training.train();
		training.start(recipe);
		built();
		expect([training.phase, training.failure]).toEqual(['paused', null]);
	});

	describe('points that join', () => {
		const joined = (step: number) =>
			post({ type: 'changed', run: run(), hasOtherData: true, ...rest(step) });
		const judged = () => training.judged[0].map(({ step }) => step);

		it('are marked where the engine took them, and what is judged begins there', () => {
			built();
			training.train();
			progress(1, 2);
			training.join(recipe, '3 points added');
			expect(types()).toEqual(['build', 'train', 'data']);
			progress(5);
			expect(training.marks).toEqual([]);
			joined(6);
			progress(7, 8);
			expect(training.marks).toEqual([{ step: 6, text: '3 points added' }]);
			expect(steps(training)).toEqual([0, 1, 2, 5, 6, 7, 8]);
			expect(judged()).toEqual([6, 7, 8]);
			expect(training.isRunning).toBe(true);
		});

		it('are no change before the first step', () => {
			built();
			training.join(recipe, '3 points added');
			joined(0);
			expect(training.marks).toEqual([]);
			expect(judged()).toEqual([0]);
		});

		it('are those of a run that goes back to a step before them, and are no more after a reset', () => {
			built();
			training.train();
			progress(1, 2, 3, 4);
			training.join(recipe, '3 points added');
			joined(4);
			training.goBackTo(2);
			post({ type: 'changed', run: run(), ...rest(2) });
			progress(3);
			expect(judged()).toEqual([2, 3]);
			training.reset();
			built();
			expect(judged()).toEqual([0]);
		});

		it('join where the engine dies before it has them', () => {
			built();
			training.train();
			progress(1, 2);
			training.join(recipe, '3 points added');
			engine.listener!.onCrash();
			built(2);
			expect(training.marks).toEqual([{ step: 2, text: '3 points added' }]);
			expect(judged()).toEqual([2]);
		});
	});

	describe('stopping at the best', () => {
		/** Two networks: the first turns at step 2, the second goes on falling. */
		const at = (step: number): Evaluation => ({
			...evaluation(step),
			validation: { loss: 1 + Math.abs(step - 2), accuracy: 0.5 }
		});
		const both = (step: number) => [at(step), evaluation(step)];

		function trainTo(end: number) {
			const steps = Array.from({ length: end }, (_, i) => i + 1);
			post({
				type: 'built',
				run: run(),
				frame: { ...frame(0), evaluations: both(0), atBest: [false, false] },
				history: [both(0)],
				kept: snapshot(0)
			});
			training.train();
			post({
				type: 'progress',
				run: run(),
				step: end,
				stepsPerSecond: 1,
				history: steps.map(both),
				kept: steps.map(snapshot),
				frame: null
			});
		}

		const atBest = (step: number): Frame => ({
			...frame(step),
			evaluations: [at(2), evaluation(step)],
			atBest: [true, false]
		});
		const seen = () => training.standings.map(({ history }) => history.at(-1)?.step);
		const curves = () => training.histories.map((history) => history.map(({ step }) => step));

		it('at the limit tells of the best, and keeps the whole curve', () => {
			trainTo(5);
			const evaluations = both(6);
			post({
				type: 'paused',
				run: run(),
				reason: 'stopAt',
				frame: atBest(6),
				snapshot: snapshot(6),
				evaluations
			});
			expect(seen()).toEqual([2, 6]);
			expect(training.standings[0]).toMatchObject({ backAt: 2, isAtBest: true });
			expect(training.step).toBe(6);
			const whole = [0, 1, 2, 3, 4, 5, 6];
			expect(curves()).toEqual([whole, whole]);
		});

		it('keeps the whole curve of a network that has ended while the other trains on', () => {
			trainTo(5);
			post({
				type: 'progress',
				run: run(),
				step: 7,
				stepsPerSecond: 1,
				history: [
					[at(2), evaluation(6)],
					[at(2), evaluation(7)]
				],
				kept: [],
				frame: null
			});
			training.pause();
			post({
				type: 'paused',
				run: run(),
				reason: 'asked',
				frame: atBest(7),
				snapshot: snapshot(7),
				evaluations: [at(2), evaluation(7)]
			});
			expect(curves()).toEqual([
				[0, 1, 2, 3, 4, 5],
				[0, 1, 2, 3, 4, 5, 6, 7]
			]);
			expect(seen()).toEqual([2, 7]);
		});

		it('while rewound tells of the step shown', () => {
			trainTo(5);
			post({
				type: 'paused',
				run: run(),
				reason: 'best',
				frame: atBest(5),
				snapshot: snapshot(5),
				evaluations: both(5)
			});
			training.rewindTo(1);
			const { request } = engine.sent.at(-1) as Extract<Command, { type: 'show' }>;
			const earlier = { ...frame(1), evaluations: both(1), atBest: [false, false] };
			post({ type: 'shown', run: run(), request, frame: earlier });
			expect(training.standings.map(({ backAt }) => backAt)).toEqual([1, 1]);
			training.returnToPresent();
			expect(training.standings.map(({ backAt }) => backAt)).toEqual([2, null]);
		});

		it('turned off at the limit tells of the state there', () => {
			trainTo(5);
			const there = { snapshot: snapshot(5), evaluations: both(5) };
			post({ type: 'paused', run: run(), reason: 'stopAt', frame: atBest(5), ...there });
			training.follow({ ...recipe.plan, stopAtBest: false });
			const present = { ...frame(5), evaluations: both(5), atBest: [false, false] };
			post({ type: 'seen', run: run(), frame: present, ...there });
			expect(seen()).toEqual([5, 5]);
			expect(curves()[0]).toEqual([0, 1, 2, 3, 4, 5]);
		});
	});

	describe('where nothing is left to train', () => {
		const gone: Evaluation = {
			...evaluation(3),
			training: { loss: NaN, accuracy: 0 },
			diverged: true
		};

		function end(reason: PauseReason, last: Evaluation) {
			built();
			training.train();
			progress(1, 2);
			const there = { ...frame(3), evaluations: [last], atBest: [reason === 'best'] };
			post({
				type: 'progress',
				run: run(),
				step: 3,
				stepsPerSecond: 1,
				history: [[last]],
				kept: [],
				frame: null
			});
			post({
				type: 'paused',
				run: run(),
				reason,
				frame: there,
				snapshot: snapshot(3),
				evaluations: [last]
			});
			engine.sent.length = 0;
		}

		it('stands at the step at which the last network diverged, however far the run went on', () => {
			built();
			training.train();
			const evaluations = [
				{ ...gone, step: 3 },
				{ ...gone, step: 5 }
			];
			post({
				type: 'paused',
				run: run(),
				reason: 'diverged',
				frame: { ...frame(57), evaluations, atBest: [false, false] },
				snapshot: snapshot(57),
				evaluations
			});
			expect([training.step, training.shownStep]).toEqual([5, 5]);
			training.rewindTo(0);
			const { request } = engine.sent.at(-1) as Extract<Command, { type: 'show' }>;
			post({ type: 'shown', run: run(), request, frame: frame(0) });
			expect([training.step, training.shownStep]).toEqual([5, 0]);
		});

		it.each(['train', 'takeStep'] as const)('%s() says why', (verb) => {
			end('diverged', gone);
			expect(training.isSpent).toBe(true);
			training[verb]();
			expect(engine.sent).toEqual([]);
			expect(training.phase).toBe('paused');
			expect(training.notice).toBe(
				'Nothing is left to train: A diverged at step 3. Lower the learning rate, then press Train or Reset to start anew.'
			);
		});

		it('says so too of networks that stopped at their best, until that is turned off', () => {
			end('best', evaluation(3));
			training.train();
			expect(training.notice).toContain('A stopped at its best');
			training.follow({ ...recipe.plan, stopAtBest: false });
			training.train();
			expect(types()).toEqual(['plan', 'train']);
		});

		it.each([
			{ verb: 'train', asked: 'train' },
			{ verb: 'takeStep', asked: 'step' }
		] as const)('$verb() starts anew once a hyperparameter was changed', ({ verb, asked }) => {
			end('diverged', gone);
			training.update(recipe, new Map([[0, { learningRate: 0.001 }]]), 'learning rate');
			training[verb]();
			expect(types()).toEqual(['update', 'build']);
			expect(training.notice).toContain('anew from step 0');
			built();
			expect(types()).toEqual(['update', 'build', asked]);
			expect(steps(training)).toEqual([0]);
			expect(training.isSpent).toBe(false);
		});

		it('trains on from a step before that end', () => {
			end('diverged', gone);
			training.rewindTo(1);
			training.goBackTo(1);
			expect(types()).toEqual(['show', 'restore', 'train']);
			expect(training.notice).toBeNull();
		});

		it('has something to train again when it goes back just as that end comes', () => {
			built();
			training.train();
			progress(1, 2);
			training.goBackTo(1);
			const evaluations = [gone];
			post({
				type: 'paused',
				run: run(),
				reason: 'diverged',
				frame: { ...frame(3), evaluations },
				snapshot: snapshot(3),
				evaluations
			});
			post({ type: 'changed', run: run(), ...rest(1) });
			expect(training.isSpent).toBe(false);
			training.train();
			expect(types().at(-1)).toBe('train');
		});

		it('goes on where a network still lives', () => {
			end('stopAt', evaluation(3));
			training.train();
			expect(types()).toEqual(['train']);
		});
	});
});
