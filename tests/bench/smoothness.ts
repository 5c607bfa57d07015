/**
 * What training costs the page: the time from one animation frame to the next while the networks of
 * the first screen train in the worker at full speed, against the idle page; and what the pace that
 * keeps the page smooth costs training.
 */
import { drawData } from '../../src/lib/data/draw.ts';
import { probeOf } from '../../src/lib/data/probe.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { connectEngine } from '../../src/lib/engine/client.ts';
import type { Event, Recording, Snapshot } from '../../src/lib/engine/protocol.ts';
import type { Executor } from '../../src/lib/network/executor.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { frameGaps } from './frameGaps.js';
import { resultOf, type Options, type Result, type Tell } from './result.ts';

const members = membersOf(firstScreen, drawData(firstScreen.data));
const probe = probeOf(datasetNamed(firstScreen.data.set), firstScreen.data.options)?.inputs ?? null;

const seconds = 3;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** At which losses are read once in hundreds of steps, so that the pace is all that is measured. */
const firstStep = 20_000;

/** The same parameters, later. */
function asOf(snapshot: Snapshot, step: number): Snapshot {
	const members = snapshot.members.map((member) => ({ ...member, steps: step }));
	return { ...snapshot, step, members };
}

type Gaps = Awaited<ReturnType<typeof frameGaps>>;

/** Networks that train in a worker: how far they are, as the page hears of it. */
interface Trained {
	/** Resolves when they have begun. */
	begun: Promise<void>;
	reached: { step: number; ms: number }[];
	dispose(): void;
}

/** By the engine, as the page has it. */
function paced(record: Recording, executor: Executor): Trained {
	const reached: Trained['reached'] = [];
	let heard: (event: Event) => void = () => {};
	const client = connectEngine({
		onEvent(event) {
			if ('stepsPerSecond' in event) reached.push({ step: event.step, ms: performance.now() });
			heard(event);
		},
		onCrash() {}
	});
	const next = <T extends Event['type']>(type: T) =>
		new Promise<Extract<Event, { type: T }>>((resolve, reject) => {
			heard = (event) => {
				if (event.type === type) resolve(event as Extract<Event, { type: T }>);
				if (event.type === 'failed') reject(new Error(event.message));
			};
		});
	const begin = async () => {
		const plan = { stopAt: 1e6, stopAtBest: false, pace: 'full' } as const;
		const settings = { members, plan, record, executor } as const;
		const asked = record === 'frames' ? probe : null;
		client.send({ type: 'build', run: 1, probe: asked, ...settings });
		client.send({ type: 'save', run: 1 });
		const { snapshot } = await next('saved');
		client.send({ type: 'restore', run: 1, snapshot: asOf(snapshot, firstStep) });
		await next(record === 'frames' ? 'changed' : 'saved');
		client.send({ type: 'train', run: 1 });
		await next(record === 'frames' ? 'progress' : 'losses');
	};
	return { begun: begin(), reached, dispose: () => client.dispose() };
}

/** As many at a time as the device will take. */
function unpaced(): Trained {
	const worker = new Worker(new URL('./unpacedWorker.ts', import.meta.url), { type: 'module' });
	const reached: Trained['reached'] = [];
	const begun = new Promise<void>((resolve, reject) => {
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.onmessage = ({ data: step }: MessageEvent<number>) => {
			reached.push({ step, ms: performance.now() });
			resolve();
		};
	});
	worker.postMessage(members);
	return { begun, reached, dispose: () => worker.terminate() };
}

/** What the page and training did beside one another, in milliseconds and steps per second. */
async function sideBySide(trained: Trained): Promise<{ gaps: Gaps; rate: number }> {
	await trained.begun;
	await pause(1000);
	const first = trained.reached.at(-1)!;
	const gaps = await frameGaps(seconds);
	const last = trained.reached.at(-1)!;
	trained.dispose();
	await pause(300);
	return { gaps, rate: (1000 * (last.step - first.step)) / (last.ms - first.ms) };
}

const trainings = {
	unpaced,
	training: () => paced('losses', 'webgl'),
	'with pictures': () => paced('frames', 'webgl'),
	'training by wasm': () => paced('losses', 'wasm'),
	'by wasm with pictures': () => paced('frames', 'wasm')
};

/** Gaps in milliseconds, speeds in steps per second. */
export async function measureSmoothness({ repeats }: Options, tell: Tell): Promise<Result[]> {
	const measured = new Map<string, number[]>();
	const note = (name: string, value: number) =>
		measured.set(name, [...(measured.get(name) ?? []), value]);
	const noteGaps = (name: string, { median, p95 }: Gaps) => {
		note(`${name}, median gap`, median);
		note(`${name}, 95 % of gaps`, p95);
	};
	for (let repeat = 0; repeat < repeats; repeat++) {
		await tell(`${repeat + 1} of ${repeats}`);
		noteGaps('idle', await frameGaps(seconds));
		let full = NaN;
		for (const [name, start] of Object.entries(trainings)) {
			const { gaps, rate } = await sideBySide(start());
			noteGaps(name, gaps);
			note(`${name}, steps/s`, rate);
			if (name === 'unpaced') full = rate;
			else note(`${name}, % of unpaced`, (100 * rate) / full);
		}
	}
	return [...measured].map(([name, values]) => resultOf('smoothness, ms', name, values));
}
