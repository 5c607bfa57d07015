import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineListener } from '../../../../src/lib/engine/client.ts';
import type { Command, Event, Frame } from '../../../../src/lib/engine/protocol.ts';
import type { Snapshot } from '../../../../src/lib/engine/trainer.ts';
import type { Evaluation } from '../../../../src/lib/network/loss.ts';
import { StageTraining } from '../../../../src/lib/state/playground/pretraining/stageTraining.svelte.ts';
import type { TrainedPart } from '../../../../src/lib/state/playground/pretraining/trainedPart.ts';

const engine = vi.hoisted(() => ({
	sent: [] as Command[],
	listener: null as EngineListener | null
}));
vi.mock('../../../../src/lib/engine/client.ts', () => ({
	connectEngine: (listener: EngineListener) => {
		engine.listener = listener;
		return { send: (command: Command) => engine.sent.push(command), dispose() {} };
	}
}));

const score = { loss: 0.5, accuracy: 0.5 };
const evaluation = (step: number): Evaluation => ({
	step,
	training: score,
	validation: score,
	penalty: 0,
	diverged: false
});
const frame = (step: number): Frame => ({
	step,
	members: [],
	evaluations: [evaluation(step)],
	atBest: [false]
});
const snapshot = (step: number): Snapshot => ({
	version: 1,
	step,
	members: [
		{
			parameters: Float32Array.of(step),
			moments: [],
			steps: step,
			diverged: false,
			stopped: false
		}
	]
});
const builds = () => engine.sent.filter(({ type }) => type === 'build');
const post = (event: Event) => engine.listener!.onEvent(event);
const run = () => (builds().at(-1) as { run: number }).run;

function built(step = 0) {
	const kept = snapshot(step);
	post({ type: 'built', run: run(), frame: frame(step), history: [[evaluation(step)]], kept });
}

function progress(step: number) {
	const kept = [snapshot(step)];
	const history = [[evaluation(step)]];
	post({ type: 'progress', run: run(), step, stepsPerSecond: 10, history, kept, frame: null });
}

function ended(step: number) {
	const rest = { frame: frame(step), snapshot: snapshot(step), evaluations: [evaluation(step)] };
	post({ type: 'paused', run: run(), reason: 'stopAt', ...rest });
}

describe('StageTraining', () => {
	let stage: StageTraining;
	beforeEach(() => {
		engine.sent = [];
		stage = new StageTraining();
	});

	it('trains by WebAssembly to the end, and gives where each network ended and how it got there', async () => {
		const parts = stage.train({ members: [], stopAt: 20, begin: null });
		expect(builds()).toMatchObject([{ executor: 'wasm', plan: { stopAt: 20, pace: 'full' } }]);
		built();
		progress(7);
		expect([stage.step, stage.stepsPerSecond]).toEqual([7, 10]);
		ended(20);
		const [part] = await parts;
		expect(part.end.parameters).toEqual(Float32Array.of(20));
		expect(part.history.map(({ step }) => step)).toEqual([0, 7, 20]);
		expect(part.kept).toEqual([0, 7].map((step) => ({ step, parameters: Float32Array.of(step) })));
	});

	it('says how far it got in another stage no more', async () => {
		const given: TrainedPart[][] = [];
		void stage.train({ members: [], stopAt: 20, begin: null }).then((parts) => given.push(parts));
		built();
		progress(7);
		const next = stage.train({ members: [], stopAt: 30, begin: snapshot(20) });
		expect(stage.step).toBe(20);
		built(20);
		ended(30);
		expect((await next)[0].kept.map(({ step }) => step)).toEqual([20]);
		expect(given).toEqual([]);
	});

	it('goes on from its last snapshot after the engine died', () => {
		void stage.train({ members: [], stopAt: 20, begin: null });
		built();
		progress(7);
		engine.listener!.onCrash();
		expect(builds().at(-1)).toMatchObject({ resume: { step: 7 } });
		built(7);
		expect(engine.sent.at(-1)).toMatchObject({ type: 'train' });
	});

	it('says why it cannot be trained', () => {
		const onFailed = vi.fn();
		stage = new StageTraining(onFailed);
		void stage.train({ members: [], stopAt: 20, begin: null });
		post({ type: 'failed', run: run(), message: 'No room.' });
		expect(stage.failure).toBe('No room.');
		expect(onFailed).toHaveBeenCalledExactlyOnceWith('No room.');
		stage.leave();
		expect(stage.failure).toBeNull();
	});
});
