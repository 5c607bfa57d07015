/**
 * The WebAssembly executor: a whole step of a network in kernels with SIMD (`kernels/`), many steps a
 * call. Sums and products alone, in an order that depends on the network and its batch: a run is the
 * same to the last bit in every browser and on every machine.
 *
 * A population is dealt out over the thread that asks and further workers (`crew/`), each with a memory
 * of its own. What a member computes does not depend on the dealing.
 */
import { DeviceLostError } from '../device/deviceLost.ts';
import type { Evaluation } from '../../network/loss.ts';
import { DisposedError } from '../step/disposed.ts';
import type { Backend, Changes, Member, RestoreOptions, Snapshot, Trainer } from '../trainer.ts';
import { ownCrew } from './crew/crew.ts';
import { deal } from './crew/dealing.ts';
import { OwnThread } from './crew/ownThread.ts';
import type { Thread } from './crew/thread.ts';
import { Share, type Arguments, type CallName, type Result } from './share.ts';

/** Fails only when the next call fails as well, and that one says so. */
function ignore(): void {}

class WasmTrainer implements Trainer {
	readonly backend: Backend = 'wasm';
	step = 0;
	/** The members of each thread. */
	readonly #dealt: readonly (readonly number[])[];
	readonly #threads: readonly Thread[];
	/** Of each member: its thread, and its index there. */
	readonly #places: readonly { thread: number; index: number }[];

	constructor(dealt: readonly (readonly number[])[], threads: readonly Thread[]) {
		this.#dealt = dealt;
		this.#threads = threads;
		const places: { thread: number; index: number }[] = [];
		for (const [thread, members] of dealt.entries()) {
			for (const [index, member] of members.entries()) places[member] = { thread, index };
		}
		this.#places = places;
	}

	async train(steps: number): Promise<void> {
		this.step += steps;
		await this.#everywhere('train', () => [steps]);
	}

	async evaluate(): Promise<Evaluation[]> {
		return this.#inOrder(await this.#everywhere('evaluate', () => []));
	}

	predict(member: number, inputs: Float32Array, parameters?: Float32Array): Promise<Float32Array> {
		return this.#of(member, 'predict', (index) => [index, inputs, parameters]);
	}

	activations(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array[]> {
		return this.#of(member, 'activations', (index) => [index, inputs, parameters]);
	}

	gradients(member: number): Promise<Float32Array> {
		return this.#of(member, 'gradients', (index) => [index]);
	}

	parameters(member: number): Promise<Float32Array> {
		return this.#of(member, 'parameters', (index) => [index]);
	}

	setParameters(member: number, values: Float32Array): Promise<void> {
		return this.#of(member, 'setParameters', (index) => [index, values]);
	}

	update(member: number, changes: Changes): void {
		this.#of(member, 'update', (index) => [index, changes]).catch(ignore);
	}

	stop(member: number): void {
		this.#of(member, 'stop', (index) => [index]).catch(ignore);
	}

	async snapshot(member?: number): Promise<Snapshot> {
		const { step } = this;
		const members =
			member === undefined
				? this.#inOrder(await this.#everywhere('snapshot', () => []))
				: await this.#of(member, 'snapshot', (index) => [index]);
		return { version: 1, step, members };
	}

	async restore(
		{ step, members }: Snapshot,
		{ member, data = members.map(() => null) }: RestoreOptions = {}
	): Promise<void> {
		if (member !== undefined) {
			return this.#of(member, 'restore', (index) => [members, data, index]);
		}
		this.step = step;
		await this.#everywhere('restore', (own) => [
			own.map((index) => members[index]),
			own.map((index) => data[index])
		]);
	}

	dispose(): void {
		this.close(new DisposedError());
	}

	/** Lets all shares go. Calls that wait, and later ones, reject with the reason. */
	close(reason: Error): void {
		for (const thread of this.#threads) thread.close(reason);
	}

	/** The same call on every thread. All of them are told before the first one works, since this one
	 * takes up its own calls when the task that asks is done. */
	#everywhere<K extends CallName>(
		name: K,
		args: (members: readonly number[]) => Arguments<K>
	): Promise<Result<K>[]> {
		return Promise.all(
			this.#threads.map((thread, i) => thread.call(name, ...args(this.#dealt[i])))
		);
	}

	#of<K extends CallName>(
		member: number,
		name: K,
		args: (index: number) => Arguments<K>
	): Promise<Result<K>> {
		const { thread, index } = this.#places[member];
		return this.#threads[thread].call(name, ...args(index));
	}

	#inOrder<T>(dealt: readonly (readonly T[])[]): T[] {
		return this.#places.map(({ thread, index }) => dealt[thread][index]);
	}
}

export interface WasmTrainerOptions {
	/** The most threads that train, this one among them. Default: this one alone. */
	threads?: number;
	/** Where further threads come from. */
	crew?: Pick<typeof ownCrew, 'workers'>;
	/** Which members each of so many threads at most trains; the first is this one. */
	dealOut?: (members: readonly Member[], threads: number) => number[][];
}

/** Throws where there is no WebAssembly with SIMD. */
export async function createWasmTrainer(
	members: readonly Member[],
	options: WasmTrainerOptions = {}
): Promise<Trainer> {
	const { threads = 1, crew = ownCrew, dealOut = deal } = options;
	const wanted = dealOut(members, threads).length - 1;
	const workers = wanted > 0 ? await crew.workers(wanted) : [];
	const [own, ...others] = dealOut(members, 1 + workers.length);
	const ofThread = (dealt: readonly number[]) => dealt.map((index) => members[index]);
	let trainer: WasmTrainer | null = null;
	const remote = others.map((_, i) => workers[i].takeOn((error) => trainer?.close(error)));
	try {
		const opened = remote.map((thread, i) => thread.open(ofThread(others[i])));
		const [share] = await Promise.all([Share.open(ofThread(own)), ...opened]);
		trainer = new WasmTrainer([own, ...others], [new OwnThread(share), ...remote]);
		return trainer;
	} catch (error) {
		for (const thread of remote) thread.close(error as Error);
		if (error instanceof DeviceLostError) return createWasmTrainer(members, options);
		throw error;
	}
}
