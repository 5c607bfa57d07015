/** How the cost grows: the fast executor's with the number of networks, and with their width; the
 * WebAssembly executor's with the cores that train. */
import type { Member } from '../../src/lib/engine/trainer.ts';
import { resultOf, type Options, type Result, type Tell } from './result.ts';
import type { Route } from './route.ts';
import { timeRate, warmUp, type Timed } from './timing.ts';
import { wiggleWasmOn, wiggleWebgl } from './routes/wiggleRoute.ts';
import { populationOf } from './workloads.ts';

const memberCounts = [1, 4, 16, 64, 256];
const widths = [8, 16, 32, 64, 128, 256, 512];
const threadCounts = Array.from({ length: navigator.hardwareConcurrency }, (_, i) => i + 1);

/** What is timed beside the others. */
interface Case {
	name: string;
	route: Route;
	members: Member[];
}

const sizes: Case[] = [
	...memberCounts.map((count) => ({
		name: `growth ${count} ${count === 1 ? 'member' : 'members'}`,
		route: wiggleWebgl,
		members: populationOf(count, () => 16)
	})),
	...widths.map((width) => ({
		name: `growth width ${width}`,
		route: wiggleWebgl,
		members: populationOf(1, () => width)
	}))
];

/** The networks of W5. */
const cores: Case[] = threadCounts.map((threads) => ({
	name: `64 networks on ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
	route: wiggleWasmOn(threads),
	members: populationOf(64, (i) => i + 1)
}));

/** Model-steps per second. */
async function measureInTurn(
	cases: readonly Case[],
	{ repeats, milliseconds }: Options,
	tell: Tell
): Promise<Result[]> {
	const lanes: { one: Case; timed: Timed; rates: number[] }[] = [];
	for (const one of cases) {
		await tell(`warming up ${one.name}`);
		const timed = await warmUp(await one.route.create(one.members), milliseconds);
		lanes.push({ one, timed, rates: [] });
	}
	await tell('timing');
	for (let repeat = 0; repeat < repeats; repeat++) {
		for (const { one, timed, rates } of lanes) {
			rates.push(one.members.length * (await timeRate(timed, milliseconds)));
		}
	}
	for (const { timed } of lanes) timed.run.dispose();
	return lanes.map(({ one, rates }) => resultOf(one.name, one.route.name, rates));
}

/** Of 2-16-16-1 by members, of 2-w-w-1 by width; batches of 32. */
export function measureGrowth(options: Options, tell: Tell): Promise<Result[]> {
	return measureInTurn(sizes, options, tell);
}

/** By how many cores train. */
export function measureCores(options: Options, tell: Tell): Promise<Result[]> {
	return measureInTurn(cores, options, tell);
}
