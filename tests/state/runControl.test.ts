import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineListener } from '../../src/lib/engine/client.ts';
import type { Command, Snapshot } from '../../src/lib/engine/protocol.ts';
import { RunControl, type Activity } from '../../src/lib/state/runControl.svelte.ts';

const engine = vi.hoisted(() => ({
	sent: [] as Command[],
	listener: null as EngineListener | null
}));
vi.mock('../../src/lib/engine/client.ts', () => ({
	connectEngine: (listener: EngineListener) => {
		engine.listener = listener;
		return { send: (command: Command) => engine.sent.push(command), dispose() {} };
	}
}));

const settings = {
	members: [],
	probe: null,
	plan: { stopAt: 100, stopAtBest: false, pace: 'full' as const }
};
const types = () => engine.sent.map(({ type }) => type);

let control: RunControl;
let lastStep: number | null;

beforeEach(() => {
	engine.sent = [];
	lastStep = 7;
	control = new RunControl({
		hear() {},
		lastStep: () => lastStep,
		rebuild: () => control.build(settings),
		remedy: () => 'Take fewer.'
	});
	control.connect();
});

const build = () => control.build(settings);
const events = {
	train: () => control.want('train'),
	step: () => control.want('step'),
	stand: () => control.want('stand'),
	built: () => control.built(),
	paused: () => control.paused('asked'),
	crash: () => engine.listener!.onCrash(),
	failed: () => control.fail('Broken.')
};
type Event = keyof typeof events;

/** How each activity is reached. */
const ways: Record<Activity, (() => unknown)[]> = {
	absent: [],
	building: [build],
	standing: [build, events.built],
	stepping: [build, events.built, events.step],
	training: [build, events.built, events.train],
	pausing: [build, events.built, events.train, events.stand],
	failed: [build, events.failed]
};

/** What each event leads to; `kept` is a wish that waits. Events that cannot come are left out. */
const table: Record<Activity, Partial<Record<Event, Activity | 'kept'>>> = {
	absent: { train: 'kept', step: 'kept', stand: 'absent', crash: 'absent' },
	building: {
		train: 'kept',
		step: 'kept',
		stand: 'building',
		built: 'standing',
		crash: 'building',
		failed: 'failed'
	},
	standing: {
		train: 'training',
		step: 'stepping',
		stand: 'standing',
		paused: 'standing',
		crash: 'building',
		failed: 'failed'
	},
	stepping: {
		train: 'training',
		step: 'kept',
		stand: 'pausing',
		paused: 'standing',
		crash: 'building',
		failed: 'failed'
	},
	training: {
		train: 'training',
		step: 'pausing',
		stand: 'pausing',
		paused: 'training',
		crash: 'building',
		failed: 'failed'
	},
	pausing: {
		train: 'kept',
		step: 'kept',
		stand: 'pausing',
		paused: 'standing',
		crash: 'building',
		failed: 'failed'
	},
	failed: { train: 'failed', step: 'failed', stand: 'failed', crash: 'failed' }
};

const cells = Object.entries(table).flatMap(([activity, row]) =>
	Object.entries(row).map(([event, next]) => ({ activity, event, next }) as const)
) as { activity: Activity; event: Event; next: Activity | 'kept' }[];

describe('RunControl', () => {
	it.each(cells)('$activity, after $event: $next', ({ activity, event, next }) => {
		for (const go of ways[activity]) go();
		expect(control.activity).toBe(activity);
		events[event]();
		expect(control.activity).toBe(next === 'kept' ? activity : next);
		if (next === 'kept') expect(control.intent).toBe(event);
	});

	it('carries out a kept wish where the engine stands, once', () => {
		build();
		control.want('train');
		control.built();
		control.want('stand');
		control.want('step', 5);
		control.paused('asked');
		control.paused('asked');
		expect(engine.sent.at(-1)).toMatchObject({ type: 'step', steps: 5 });
		expect(types()).toEqual(['build', 'train', 'pause', 'step']);
	});

	it('stands still while it is held, and does what is wanted when released', () => {
		for (const go of ways.training) go();
		control.hold();
		expect(control.activity).toBe('pausing');
		control.paused('asked');
		expect([control.activity, control.intent]).toEqual(['standing', 'train']);
		control.release();
		expect(control.activity).toBe('training');
	});

	it('wants nothing more of a run that has ended by itself', () => {
		for (const go of ways.training) go();
		control.paused('stopAt');
		expect([control.activity, control.intent]).toEqual(['standing', 'stand']);
		expect(control.pauseReason).toBe('stopAt');
	});

	it('has no reason to stand still where it is built anew, though it goes on from another run’s training', () => {
		for (const go of ways.training) go();
		control.paused('stopAt');
		const resume: Snapshot = { version: 1, step: 500, members: [] };
		control.build({ ...settings, resume });
		expect(control.pauseReason).toBe('stopAt');
		control.build({ ...settings, resume }, false);
		expect(control.pauseReason).toBe(null);
	});

	it('is absent after a crash where its owner does not need it', () => {
		for (const go of ways.standing) go();
		lastStep = null;
		events.crash();
		expect([control.activity, control.notice]).toEqual(['absent', null]);
	});

	it('fails after the fourth crash in a row, and can be built again', () => {
		build();
		for (let i = 0; i < 4; i++) events.crash();
		expect(control.failure).toBe('Training stopped unexpectedly several times. Take fewer.');
		build();
		expect([control.activity, control.failure]).toEqual(['building', null]);
	});

	it('tells of a device that was lost', () => {
		build();
		const { run } = engine.sent[0] as { run: number };
		engine.listener!.onEvent({ type: 'recovered', run, message: 'Goes on from step 3.' });
		expect(control.notice).toBe('Goes on from step 3.');
	});
});
