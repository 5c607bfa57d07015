/** How the fast executor's cost grows with the number of networks, and with their width. */
import type { Member } from '../../src/lib/engine/trainer.ts';
import { resultOf, type Options, type Result, type Tell } from './result.ts';
import { timeRate, warmUp, type Timed } from './timing.ts';
import { wiggleWebgl } from './routes/wiggleRoute.ts';
import { populationOf } from './workloads.ts';

const memberCounts = [1, 4, 16, 64, 256];
const widths = [8, 16, 32, 64, 128, 256, 512];

interface Size {
	name: string;
	members: Member[];
}

const sizes: Size[] = [
	...memberCounts.map((count) => ({
		name: `growth ${count} ${count === 1 ? 'member' : 'members'}`,
		members: populationOf(count, () => 16)
	})),
	...widths.map((width) => ({
		name: `growth width ${width}`,
		members: populationOf(1, () => width)
	}))
];

/** Model-steps per second: of 2-16-16-1 by members, of 2-w-w-1 by width; batches of 32. */
export async function measureGrowth(
	{ repeats, milliseconds }: Options,
	tell: Tell
): Promise<Result[]> {
	const lanes: { size: Size; timed: Timed; rates: number[] }[] = [];
	for (const size of sizes) {
		await tell(`warming up ${size.name}`);
		const timed = await warmUp(await wiggleWebgl.create(size.members), milliseconds);
		lanes.push({ size, timed, rates: [] });
	}
	await tell('timing');
	for (let repeat = 0; repeat < repeats; repeat++) {
		for (const { size, timed, rates } of lanes) {
			rates.push(size.members.length * (await timeRate(timed, milliseconds)));
		}
	}
	for (const { timed } of lanes) timed.run.dispose();
	return lanes.map(({ size, rates }) => resultOf(size.name, wiggleWebgl.name, rates));
}
