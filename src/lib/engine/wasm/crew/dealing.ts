/**
 * Which thread trains which members. The costliest member goes first, each to the thread that has least
 * to do so far (Graham 1969, https://doi.org/10.1137/0117039): the longest share is at most 4/3 of the
 * shortest that there could be.
 */
import { multiplyAddsPerExample, countParameters } from '../../../network/cost.ts';
import { sizeOf } from '../../../network/shape.ts';
import { layersOf } from '../../../network/spec.ts';
import { batchOf } from '../../step/batches.ts';
import type { Member } from '../../trainer.ts';

/**
 * Nanoseconds: of a step, of a multiply-add of an example (forward and backward), of a unit's
 * activation for an example, of a parameter's Adam step. By least squares of relative errors over 40
 * networks from 2-1-1 to 2-128-128-1 with 8, 32 and 150 rows a batch, in Node 20.
 */
const step = 3500;
const multiplyAdd = 0.165;
const activation = 4.4;
const parameter = 3;

/** About so many nanoseconds a member's step takes; only ratios matter much. */
export function costOf(member: Member): number {
	const { network } = member;
	const units = layersOf(network).reduce((sum, { output }) => sum + sizeOf(output), 0);
	const example = multiplyAdd * multiplyAddsPerExample(network) + activation * units;
	return step + batchOf(member).rows * example + parameter * countParameters(network);
}

/**
 * Nanoseconds that each further thread adds to a step. A training and an evaluation of another thread
 * take 100 to 150 µs more, most of it messages; in a run of 2,000 steps an evaluation follows every
 * fifth step.
 */
const furtherThread = 25_000;

interface Load {
	cost: number;
	members: number[];
}

/** Members by index, onto so many threads. */
function longestFirst(costs: readonly number[], threads: number): Load[] {
	const loads = Array.from({ length: threads }, (): Load => ({ cost: 0, members: [] }));
	const longest = [...costs.keys()].sort((a, b) => costs[b] - costs[a]);
	for (const member of longest) {
		const least = loads.reduce((a, b) => (b.cost < a.cost ? b : a));
		least.cost += costs[member];
		least.members.push(member);
	}
	return loads;
}

/**
 * The members of each thread, by index; the first thread is the one that asks. There are as many threads
 * as train soonest, and `most` at most.
 */
export function deal(members: readonly Member[], most: number): number[][] {
	const costs = members.map(costOf);
	let best = { duration: Infinity, loads: [] as Load[] };
	for (let threads = 1; threads <= Math.max(1, Math.min(most, members.length)); threads++) {
		const loads = longestFirst(costs, threads);
		const duration = Math.max(...loads.map(({ cost }) => cost)) + (threads - 1) * furtherThread;
		if (duration < best.duration) best = { duration, loads };
	}
	return best.loads.map(({ members }) => members);
}
