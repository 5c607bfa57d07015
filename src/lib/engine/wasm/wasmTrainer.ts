/**
 * The WebAssembly executor: a whole step of a network in kernels with SIMD (`kernels/`), many steps a
 * call, on the thread that asks. Sums and products alone, in an order that depends on the network and
 * its batch: a run is the same to the last bit in every browser and on every machine.
 */
import { Streams } from '../../data/stream.ts';
import type { Evaluation } from '../../network/loss.ts';
import { CallQueue } from '../step/callQueue.ts';
import type { Backend, Changes, Member, RestoreOptions, Snapshot, Trainer } from '../trainer.ts';
import { Tables } from './batchMemory.ts';
import { openKernels } from './kernels.ts';
import { Memory } from './memory.ts';
import { Orders } from './orders.ts';
import { StepList } from './stepList.ts';
import { WasmMember } from './wasmMember.ts';

/** The processor is always there, and nothing else uses this memory. */
const processor = { resume() {}, isLost: () => false };

class WasmTrainer implements Trainer {
	readonly backend: Backend = 'wasm';
	step = 0;
	readonly #members: readonly WasmMember[];
	readonly #queue = new CallQueue(processor);

	constructor(members: readonly Member[], memory: Memory) {
		const shared = {
			memory,
			tables: new Tables(memory),
			orders: new Orders(memory),
			streams: new Streams(),
			steps: new StepList(memory)
		};
		this.#members = members.map((member) => new WasmMember(member, shared));
	}

	train(steps: number): Promise<void> {
		return this.#queue.add(() => {
			for (const member of this.#members) member.train(steps);
			this.step += steps;
		});
	}

	evaluate(): Promise<Evaluation[]> {
		return this.#queue.add(() => this.#members.map((member) => member.evaluate()));
	}

	predict(member: number, inputs: Float32Array, parameters?: Float32Array): Promise<Float32Array> {
		return this.#queue.add(() => this.#members[member].predict(inputs, parameters));
	}

	activations(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array[]> {
		return this.#queue.add(() => this.#members[member].activations(inputs, parameters));
	}

	gradients(member: number): Promise<Float32Array> {
		return this.#queue.add(() => this.#members[member].gradients());
	}

	parameters(member: number): Promise<Float32Array> {
		return this.#queue.add(() => this.#members[member].parameters);
	}

	setParameters(member: number, values: Float32Array): Promise<void> {
		return this.#queue.add(() => void (this.#members[member].parameters = values));
	}

	update(member: number, changes: Changes): void {
		this.#queue.tell(() => this.#members[member].update(changes));
	}

	stop(member: number): void {
		this.#queue.tell(() => void (this.#members[member].progress.stopped = true));
	}

	snapshot(member?: number): Promise<Snapshot> {
		return this.#queue.add(() => ({
			version: 1,
			step: this.step,
			members: this.#chosen(member).map((one) => one.snapshot())
		}));
	}

	restore(snapshot: Snapshot, { member, data }: RestoreOptions = {}): Promise<void> {
		return this.#queue.add(() => {
			if (member === undefined) this.step = snapshot.step;
			for (const [i, one] of this.#chosen(member).entries()) {
				one.restore(snapshot.members[i], data?.[i] ?? null);
			}
		});
	}

	/** The memory goes when nobody holds the trainer any more. */
	dispose(): void {
		this.#queue.close();
	}

	#chosen(member?: number): readonly WasmMember[] {
		return member === undefined ? this.#members : [this.#members[member]];
	}
}

/** Throws where there is no WebAssembly with SIMD. */
export async function createWasmTrainer(members: readonly Member[]): Promise<Trainer> {
	return new WasmTrainer(members, new Memory(await openKernels()));
}
