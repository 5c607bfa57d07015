/**
 * The first screen as the page trains it, with losses at every evaluated step and pictures, at full
 * speed: how soon each executor is at step 500.
 */
import { drawData } from '../../src/lib/data/draw.ts';
import { probeOf } from '../../src/lib/data/probe.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { startOnMainThread } from '../../src/lib/engine/mainThread.ts';
import type { Command, Event } from '../../src/lib/engine/protocol.ts';
import { executors, type Executor } from '../../src/lib/network/executor.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { resultOf, type Options, type Result, type Tell } from './result.ts';

const { data, stopAt } = firstScreen;

function build(executor: Executor): Command {
	const { options, set } = data;
	return {
		type: 'build',
		run: 1,
		members: membersOf(firstScreen, drawData(data)),
		probe: probeOf(datasetNamed(set), options)?.inputs ?? null,
		plan: { stopAt, stopAtBest: false, pace: 'full' },
		executor
	};
}

/** Seconds from the start of training to its pause. */
async function trainOnce(executor: Executor): Promise<number> {
	let heard: (event: Event) => void = () => {};
	const send = startOnMainThread((event) => heard(event));
	const next = (type: Event['type']) =>
		new Promise<void>((resolve, reject) => {
			heard = (event) => {
				if (event.type === type) resolve();
				if (event.type === 'failed') reject(new Error(event.message));
			};
		});
	const built = next('built');
	send(build(executor));
	await built;
	const paused = next('paused');
	const start = performance.now();
	send({ type: 'train', run: 1 });
	await paused;
	const seconds = (performance.now() - start) / 1000;
	send({ type: 'dispose' });
	return seconds;
}

/** In steps per second, evaluation and pictures included. */
export async function measureFirstScreen({ repeats }: Options, tell: Tell): Promise<Result[]> {
	await tell('warming up');
	for (const executor of executors) await trainOnce(executor);
	const rates = Object.fromEntries(executors.map((executor) => [executor, [] as number[]]));
	for (let repeat = 0; repeat < repeats; repeat++) {
		await tell(`timing, ${repeat + 1} of ${repeats}`);
		for (const executor of executors) rates[executor].push(stopAt / (await trainOnce(executor)));
	}
	const workload = `first screen to step ${stopAt}`;
	return executors.map((executor) => resultOf(workload, `wiggle-${executor}`, rates[executor]));
}
