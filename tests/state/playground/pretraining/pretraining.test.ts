import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineListener } from '../../../../src/lib/engine/client.ts';
import type { Command, Event } from '../../../../src/lib/engine/protocol.ts';
import type { Member, Snapshot } from '../../../../src/lib/engine/trainer.ts';
import { setMoved, setStopAt } from '../../../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../../../src/lib/experiment/presets.ts';
import { original, type Start } from '../../../../src/lib/experiment/pretrained/start.ts';
import { keepLearned, setStart } from '../../../../src/lib/experiment/pretrained/startEdits.ts';
import { drawData } from '../../../../src/lib/data/draw.ts';
import { unmoved } from '../../../../src/lib/data/moved.ts';
import { countParameters } from '../../../../src/lib/network/cost.ts';
import { preparedRun } from '../../../../src/lib/state/playground/pretraining/beginning.ts';
import { forgetVisit } from '../../../../src/lib/state/playground/pretraining/keptParts.ts';
import { Pretraining } from '../../../../src/lib/state/playground/pretraining/pretraining.svelte.ts';
import { waitUntil } from '../../../support/waiting.ts';

const engine = vi.hoisted(() => ({
	sent: [] as Command[],
	listener: null as EngineListener | null,
	/** Whether it trains as soon as it is asked. */
	isQuick: true,
	diverges: false
}));
const device = vi.hoisted(() => ({ store: new Map<string, unknown>() }));

vi.mock('idb-keyval', () => ({
	get: async (key: string) => device.store.get(key),
	set: async (key: string, value: unknown) => device.store.set(key, value),
	del: async (key: string) => device.store.delete(key),
	update: async (key: string, change: (value: unknown) => unknown) =>
		device.store.set(key, change(device.store.get(key)))
}));
vi.mock('../../../../src/lib/engine/client.ts', () => ({
	connectEngine: (listener: EngineListener) => {
		engine.listener = listener;
		return { send: (command: Command) => hear(command), dispose() {} };
	}
}));

type Build = Extract<Command, { type: 'build' }>;
const builds = () => engine.sent.filter((command): command is Build => command.type === 'build');
const score = { loss: 0.5, accuracy: 0.5 };

/** Every parameter of a network is the step that it is at. */
function snapshotAt(step: number, members: readonly Member[]): Snapshot {
	return {
		version: 1,
		step,
		members: members.map(({ network }) => ({
			parameters: new Float32Array(countParameters(network)).fill(step),
			moments: [],
			steps: step,
			diverged: engine.diverges,
			stopped: false
		}))
	};
}

function hear(command: Command) {
	engine.sent.push(command);
	if (command.type === 'build' || (command.type === 'train' && engine.isQuick)) {
		queueMicrotask(() => answer(command.type));
	}
}

/** The last run is built, or trained to its end. */
function answer(asked: 'build' | 'train') {
	const { run, members, plan, resume } = builds().at(-1)!;
	const step = asked === 'build' ? (resume?.step ?? 0) : plan.stopAt;
	const diverged = engine.diverges && asked === 'train';
	const evaluations = members.map(() => {
		return { step, training: score, validation: score, penalty: 0, diverged };
	});
	const frame = { step, members: [], evaluations, atBest: [] };
	const snapshot = resume && asked === 'build' ? resume : snapshotAt(step, members);
	const event =
		asked === 'build'
			? { type: 'built', run, frame, history: [evaluations], kept: snapshot }
			: { type: 'paused', run, reason: 'stopAt', frame, snapshot, evaluations };
	engine.listener!.onEvent(event as Event);
}

const further: Start = { ...original, train: 'all' };
/** A rests, and B trains further, from the first screen's B after 30 steps. */
const experiment = setStopAt(keepLearned(firstScreen, 1, 30, [original, further]), 40);

function pretraining() {
	const told: string[] = [];
	const refused: string[] = [];
	const listener = {
		tell: (text: string) => void told.push(text),
		refuse: (reason: string) => void refused.push(reason)
	};
	return { it: new Pretraining(listener), told, refused };
}

beforeEach(() => {
	engine.sent = [];
	engine.isQuick = true;
	engine.diverges = false;
	device.store.clear();
	forgetVisit();
});

describe('Pretraining.ask(experiment)', () => {
	it('trains the pretrained network once, and finds it again on the device', async () => {
		const [source, ...others] = await pretraining().it.ask(experiment);
		expect(source.end.parameters).toEqual(new Float32Array(4417).fill(30));
		expect(others).toEqual([]);
		expect(builds()).toHaveLength(1);
		forgetVisit();
		const [again] = await pretraining().it.ask(setStopAt(experiment, 50));
		expect(again).toEqual(source);
		expect(builds()).toHaveLength(1);
	});

	it('trains along what starts from random weights on the same points', async () => {
		const scratch = setStart(experiment, 1, null);
		const parts = await pretraining().it.ask(scratch);
		expect(parts).toHaveLength(2);
		expect(builds()[0].members).toHaveLength(2);
		expect(parts[1].end.steps).toBe(30);
	});

	it('trains only what is missing', async () => {
		await pretraining().it.ask(experiment);
		await pretraining().it.ask(setStart(experiment, 1, null));
		expect(builds().map(({ members }) => members.length)).toEqual([1, 1]);
	});

	it('trains what a pretrained network starts from before it', async () => {
		const chained = keepLearned(experiment, 1, 40, [original]);
		const [part] = await pretraining().it.ask(chained);
		expect(builds().map(({ resume, plan }) => [resume?.step ?? 0, plan.stopAt])).toEqual([
			[0, 30],
			[30, 40]
		]);
		expect(part.history.map(({ step }) => step)).toEqual([0, 30, 40]);
		expect(part.end.steps).toBe(40);
	});

	it('says that it was lost from the device, and trains it once more', async () => {
		await pretraining().it.ask(experiment);
		for (const key of device.store.keys()) if (key.includes(':source')) device.store.delete(key);
		forgetVisit();
		const { it, told } = pretraining();
		await it.ask(experiment);
		expect(builds()).toHaveLength(2);
		expect(told).toEqual([
			'The pretrained network was lost from this device, so it is trained once more.'
		]);
	});

	it('refuses one that diverged, and does not keep it', async () => {
		engine.diverges = true;
		const { it, refused } = pretraining();
		void it.ask(experiment);
		await waitUntil(() => refused.length > 0);
		expect(refused[0]).toMatch(/^The pretrained network diverged at step 30: /);
		expect(it.phase).toBe('failed');
		expect(device.store.size).toBe(0);
	});

	it('can be cancelled, and begins again when asked', async () => {
		engine.isQuick = false;
		const { it } = pretraining();
		const parts = it.ask(experiment);
		await waitUntil(() => it.phase === 'training');
		it.cancel();
		expect([it.phase, it.isHalted]).toEqual(['stopped', true]);
		engine.isQuick = true;
		it.go();
		expect((await parts)[0].end.steps).toBe(30);
		expect(it.phase).toBe('none');
	});

	it('drops what it was asked before', async () => {
		engine.isQuick = false;
		const { it } = pretraining();
		let isAnswered = false;
		void it.ask(experiment).then(() => (isAnswered = true));
		await waitUntil(() => it.phase === 'training');
		engine.isQuick = true;
		const [part] = await it.ask(keepLearned(firstScreen, 1, 20, [original]));
		expect(part.end.steps).toBe(20);
		expect(isAnswered).toBe(false);
	});

	it('waits to be asked where it takes long, and says how long beforehand', async () => {
		const { it } = pretraining();
		const long: Experiment = keepLearned({ ...firstScreen, stopAt: 100_000 }, 1, 100_000, [
			original
		]);
		const parts = it.ask(long);
		await waitUntil(() => it.phase === 'waiting');
		expect(it.msLeft).toBeGreaterThan(60_000);
		expect(builds()).toHaveLength(0);
		it.go();
		expect((await parts)[0].end.steps).toBe(100_000);
	});
});

describe('preparedRun(experiment, data, parts)', () => {
	const data = drawData(experiment.data);
	const runOf = async (start: Start) => {
		const changed: Experiment = setStart(experiment, 1, start);
		return preparedRun(changed, data, await pretraining().it.ask(changed));
	};

	it('goes on from where pretraining ended, with its curve and its steps for every network', async () => {
		const { members, beginning } = await runOf(further);
		expect(members.map(({ steps }) => steps)).toEqual([30, undefined]);
		expect(beginning.snapshot.step).toBe(30);
		expect(beginning.histories.map((history) => history.map(({ step }) => step))).toEqual([
			[0, 30],
			[0, 30]
		]);
		expect(beginning.kept.map(({ step, members }) => [step, members.length])).toEqual([[0, 2]]);
	});

	it('has the curve before as one on the source task, where another task comes', async () => {
		const turned = setMoved(setStart(experiment, 1, further), { ...unmoved, turn: 90 });
		const parts = await pretraining().it.ask(turned);
		const { members, beginning } = preparedRun(turned, drawData(turned.data), parts);
		expect(members.every(({ sourceTask }) => sourceTask?.rows === 300)).toBe(true);
		for (const history of beginning.histories) {
			expect(history.map(({ sourceTask }) => sourceTask)).toEqual([score, score]);
		}
		const { beginning: same } = await runOf(further);
		expect(same.histories.flat().some((one) => 'sourceTask' in one)).toBe(false);
	});

	it('prunes by a mask, and says which weights are gone', async () => {
		const prune = { share: 0.8, first: 'smallest', over: 'network', what: 'weights' } as const;
		const { members, pruned, beginning } = await runOf({ ...further, prune });
		const gone = pruned[1]!.reduce((sum, one) => sum + one, 0);
		expect(4417 - gone).toBe(987);
		expect(members[1].mask!.reduce((sum, one) => sum + one, 0)).toBe(987);
		expect(pruned[0]).toBeNull();
		expect(beginning.snapshot.members[1].parameters.filter((value) => value === 0)).toHaveLength(
			gone
		);
	});

	it('says what stays as it is, apart from what is pruned', async () => {
		const count = (marks: Uint8Array | null) => marks?.reduce((sum, one) => sum + one, 0) ?? null;
		const prune = { share: 0.8, first: 'smallest', over: 'network', what: 'weights' } as const;
		const frozen = async (start: Partial<Start>) =>
			count((await runOf({ ...original, ...start })).frozen[1]);
		expect(await frozen({ train: 'all' })).toBeNull();
		expect(await frozen({ train: 'all', prune })).toBeNull();
		expect(await frozen({ train: { last: 1, fresh: false } })).toBe(4417 - 65);
		expect(await frozen({ train: { rank: 2 } })).toBe(4417);
		const { frozen: both, pruned } = await runOf({ ...original, train: 'biases', prune });
		expect(count(both[1])! + count(pruned[1])!).toBe(4288);
	});

	it('shows of one that lost whole units those that are left, in its past too', async () => {
		const prune = { share: 0.5, first: 'smallest', over: 'network', what: 'units' } as const;
		const { members, beginning } = await runOf({ ...further, prune });
		const count = countParameters(members[1].network);
		expect(count).toBe(2 * 32 + 32 + 32 * 32 + 32 + 32 + 1);
		expect(beginning.kept[0].members.map(({ parameters }) => parameters.length)).toEqual([
			4417,
			count
		]);
	});
});
