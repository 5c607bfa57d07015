import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineListener } from '../../../src/lib/engine/client.ts';
import type { Command, Event } from '../../../src/lib/engine/protocol.ts';
import { newDraw, setHyperparameter, setWidth } from '../../../src/lib/experiment/edits.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { original } from '../../../src/lib/experiment/pretrained/start.ts';
import { keepLearned } from '../../../src/lib/experiment/pretrained/startEdits.ts';
import type { Evaluation } from '../../../src/lib/network/loss.ts';
import { Playground } from '../../../src/lib/state/playground/playground.svelte.ts';
import { waitUntil } from '../../support/waiting.ts';

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
vi.mock('idb-keyval', () => ({ get: async () => [], update: async () => {} }));

/** Of one network. */
function evaluation(step: number): Evaluation {
	const score = { loss: 1 / (1 + step), accuracy: 0.5 };
	return { step, training: score, validation: score, penalty: 0, diverged: false };
}

function post(event: Record<string, unknown>) {
	const { run } = engine.sent.findLast(({ type }) => type === 'build') as { run: number };
	engine.listener!.onEvent({ run, ...event } as Event);
}

const snapshot = (step: number) => ({ version: 1, step, members: [] });
const frame = (step: number) => ({
	step,
	members: [],
	evaluations: [evaluation(step)],
	atBest: [false]
});

function reach(step: number) {
	const history = [[evaluation(step)]];
	post({ type: 'progress', step, stepsPerSecond: 1, history, kept: [], frame: null });
}

function pause(step: number) {
	const evaluations = [evaluation(step)];
	post({
		type: 'paused',
		reason: 'asked',
		frame: frame(step),
		snapshot: snapshot(step),
		evaluations
	});
}

describe('a change under way', () => {
	let playground: Playground;
	let nowMs: number;

	beforeEach(() => {
		engine.sent = [];
		nowMs = 0;
		vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
		playground = new Playground();
		playground.open(fromLink('a=tanh:3x1&v=1'));
		const built = { frame: frame(0), history: [[evaluation(0)]], kept: snapshot(0) };
		post({ type: 'built', ...built });
		playground.train();
		reach(20);
		return () => vi.restoreAllMocks();
	});

	const rate = (value: number, final = false) =>
		playground.edit((before) => setHyperparameter(before, 'learningRate', value), 'rate', final);
	const marks = () => playground.training.marks.map(({ step, text }) => `${step}: ${text}`);

	it('by a drag is one mark, with the last value', () => {
		for (const value of [0.02, 0.03, 0.05]) {
			rate(value);
			reach(playground.training.step + 10);
			nowMs += 100;
		}
		rate(0.05, true);
		expect(marks()).toEqual(['40: learning rate 0.01 → 0.05']);
		rate(0.1);
		expect(marks()).toEqual(['40: learning rate 0.01 → 0.05', '50: learning rate 0.05 → 0.1']);
	});

	it('that a drag takes back says so: some steps have felt it', () => {
		rate(0.1);
		reach(30);
		rate(0.01, true);
		expect(marks()).toEqual(['30: learning rate 0.01 → 0.1 and back']);
	});

	it('while nothing trains is what it comes to', () => {
		playground.training.pause();
		pause(21);
		rate(0.1, true);
		rate(0.05, true);
		expect(marks()).toEqual(['21: learning rate 0.01 → 0.05']);
		playground.undo();
		playground.undo();
		expect(marks()).toEqual([]);
	});

	it('by keys some time later is another one', () => {
		rate(0.02);
		reach(30);
		nowMs += 5001;
		rate(0.03);
		expect(marks()).toEqual(['20: learning rate 0.01 → 0.02', '30: learning rate 0.02 → 0.03']);
	});

	it('after training was taken up again is another one', () => {
		playground.training.pause();
		pause(21);
		rate(0.02);
		playground.train();
		reach(30);
		rate(0.03);
		expect(marks()).toEqual(['21: learning rate 0.01 → 0.02', '30: learning rate 0.02 → 0.03']);
	});

	it('of the run before is no part of this one', () => {
		rate(0.02);
		playground.reset();
		const built = { frame: frame(0), history: [[evaluation(0)]], kept: snapshot(0) };
		post({ type: 'built', ...built });
		playground.train();
		reach(20);
		rate(0.03);
		expect(marks()).toEqual(['20: learning rate 0.02 → 0.03']);
	});

	it('of the data alone leaves what was learned to be kept, until something else is changed', () => {
		expect(playground.learned).toBeNull();
		const trained = playground.experiment;
		playground.edit(newDraw);
		expect(playground.learned).toMatchObject({ experiment: trained, steps: [20] });
		playground.edit(newDraw);
		expect(playground.learned).toMatchObject({ experiment: trained, steps: [20] });
		playground.edit((before) => setWidth(before, 0, 5));
		expect(playground.learned).toBeNull();
	});
});

it('a pretrained network that is taken back while it is looked up leaves the run before', async () => {
	engine.sent = [];
	const playground = new Playground();
	playground.open(fromLink('a=tanh:3x1&v=1'));
	playground.edit((before) => keepLearned(before, 0, 20, [original]));
	// It waits for what trains such networks.
	await waitUntil(() => !playground.isRebuilding);
	playground.undo();
	await waitUntil(() => !playground.isRebuilding);
	await waitUntil(() => playground.pretraining !== null);
	const last = engine.sent.findLast(({ type }) => type === 'build');
	expect(last).toMatchObject({ members: [{ horizon: 500 }], resume: undefined });
	expect(playground.pretraining?.phase).toBe('none');
	playground.dispose();
});
