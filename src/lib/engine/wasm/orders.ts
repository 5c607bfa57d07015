import { streamSeed } from '../../random/randomStream.ts';
import type { Memory } from './memory.ts';

/** More than the epochs of the steps that are handed over at once. */
const mostKept = 320;

/**
 * The order of a table's rows in each epoch, `[rows]` as int32 in the module's memory: the same as
 * `engine/step/batches`, drawn by the module. Networks of one seed share it.
 */
export class Orders {
	readonly #memory: Memory;
	/** By the number of rows: addresses by seed and epoch; the one asked for longest ago comes first. */
	readonly #byRows = new Map<number, Map<string, number>>();

	constructor(memory: Memory) {
		this.#memory = memory;
	}

	addressOf(rows: number, seed: number, epoch: number): number {
		let known = this.#byRows.get(rows);
		if (!known) this.#byRows.set(rows, (known = new Map()));
		const key = `${seed} ${epoch}`;
		let address = known.get(key);
		known.delete(key);
		if (address === undefined) {
			address = this.#free(known, rows);
			this.#memory.kernels.shuffle(address, rows, streamSeed(seed, 'batches', epoch));
		}
		known.set(key, address);
		return address;
	}

	#free(known: Map<string, number>, rows: number): number {
		if (known.size < mostKept) return this.#memory.allocate(rows);
		const [oldest, address] = known.entries().next().value!;
		known.delete(oldest);
		return address;
	}
}
