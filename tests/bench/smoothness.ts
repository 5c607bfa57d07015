/**
 * What training costs the page: the time from one animation frame to the next while the networks of
 * the first screen train in the worker at full speed, against the idle page; and what the pace that
 * keeps the page smooth costs training.
 */
import { drawData } from '../../src/lib/data/draw.ts';
import { probeOf } from '../../src/lib/data/probe.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { Streams } from '../../src/lib/data/stream.ts';
import { openBackend, webglContext } from '../../src/lib/engine/backends.ts';
import { connectEngine, type EngineClient } from '../../src/lib/engine/client.ts';
import { deviceReaches } from '../../src/lib/engine/fences.ts';
import type { Event, Recording } from '../../src/lib/engine/protocol.ts';
import { Device } from '../../src/lib/engine/webgl/device.ts';
import { Population } from '../../src/lib/engine/webgl/population.ts';
import { trainsTiny } from '../../src/lib/engine/webgl/tinyPlan.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { membersOf } from '../../src/lib/state/members.ts';
import { medianOf, resultOf, type Options, type Result, type Tell } from './result.ts';

const members = membersOf(firstScreen, drawData(firstScreen.data));
const probe = probeOf(datasetNamed(firstScreen.data.set), firstScreen.data.options)?.inputs ?? null;

const seconds = 3;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds between the page's animation frames, for a while. */
async function frameGaps(): Promise<{ median: number; p95: number }> {
	const gaps: number[] = [];
	let last = performance.now();
	const end = last + 1000 * seconds;
	await new Promise<void>((resolve) => {
		const frame = () => {
			const now = performance.now();
			gaps.push(now - last);
			last = now;
			if (now < end) requestAnimationFrame(frame);
			else resolve();
		};
		requestAnimationFrame(frame);
	});
	gaps.sort((a, b) => a - b);
	return { median: medianOf(gaps), p95: gaps[Math.floor(0.95 * gaps.length)] };
}

/** The engine in its worker, as the page has it. */
export class Trained {
	step = 0;
	#client: EngineClient;
	#heard: (event: Event) => void = () => {};

	constructor() {
		this.#client = connectEngine({
			onEvent: (event) => {
				if ('step' in event) this.step = event.step;
				this.#heard(event);
			},
			onCrash() {}
		});
	}

	async begin(record: Recording): Promise<void> {
		const built = new Promise<void>((resolve, reject) => {
			this.#heard = (event) => {
				if (event.type === 'built' || event.type === 'populationBuilt') resolve();
				if (event.type === 'failed') reject(new Error(event.message));
			};
		});
		const plan = { stopAt: 1e6, stopAtBest: false, pace: 'full' } as const;
		const settings = { members, plan, record, backend: 'webgl', executor: 'fast' } as const;
		const asked = record === 'frames' ? probe : null;
		this.#client.send({ type: 'build', run: 1, probe: asked, ...settings });
		await built;
		this.step = 0;
		this.#client.send({ type: 'train', run: 1 });
		await pause(1000);
	}

	dispose(): void {
		this.#client.dispose();
	}
}

/** Steps per second where they are all handed over at once, on this thread. */
async function unpacedRate(): Promise<number> {
	await openBackend('webgl');
	const gl = webglContext()!;
	const device = new Device(gl);
	const streams = new Streams();
	const populations = [true, false].map((isTiny) => {
		const own = members.filter((member) => trainsTiny(member) === isTiny);
		return new Population(device, own, streams, isTiny);
	});
	const train = async (steps: number) => {
		for (let done = 0; done < steps; done += 8) for (const { run } of populations) run.burst(8);
		await deviceReaches(gl);
	};
	await train(64);
	const start = performance.now();
	let steps = 0;
	while (performance.now() - start < 1000 * seconds) {
		await train(256);
		steps += 256;
	}
	const rate = (1000 * steps) / (performance.now() - start);
	device.dispose();
	return rate;
}

/** Gaps in milliseconds, speeds in steps per second. */
export async function measureSmoothness({ repeats }: Options, tell: Tell): Promise<Result[]> {
	const measured = new Map<string, number[]>();
	const note = (name: string, value: number) =>
		measured.set(name, [...(measured.get(name) ?? []), value]);
	for (let repeat = 0; repeat < repeats; repeat++) {
		await tell(`${repeat + 1} of ${repeats}`);
		const idle = await frameGaps();
		note('idle, median gap', idle.median);
		note('idle, 95 % of gaps', idle.p95);
		for (const record of ['losses', 'frames'] as const) {
			const trained = new Trained();
			await trained.begin(record);
			const before = { step: trained.step, ms: performance.now() };
			const gaps = await frameGaps();
			const tookMs = performance.now() - before.ms;
			const rate = (1000 * (trained.step - before.step)) / tookMs;
			const what = record === 'losses' ? 'training' : 'with pictures';
			note(`${what}, median gap`, gaps.median);
			note(`${what}, 95 % of gaps`, gaps.p95);
			note(`${what}, steps/s`, rate);
			trained.dispose();
			await pause(300);
		}
		note('unpaced, steps/s', await unpacedRate());
	}
	return [...measured].map(([name, values]) => resultOf('smoothness, ms', name, values));
}
