/**
 * The members that one thread trains, by an instance of the module with a memory of its own. Members
 * are named by their index in the share. Everything is done when a call returns.
 */
import '../../data/sets/further.ts';
import { Streams } from '../../data/stream.ts';
import type { Evaluation } from '../../network/loss.ts';
import type { Changes, Member, MemberSnapshot } from '../trainer.ts';
import { Tables } from './batchMemory.ts';
import { openKernels } from './kernels.ts';
import { Memory } from './memory.ts';
import { Orders } from './orders.ts';
import { StepList } from './stepList.ts';
import { WasmMember } from './wasmMember.ts';

export class Share {
	readonly #members: readonly WasmMember[];

	private constructor(members: readonly Member[], memory: Memory) {
		const shared = {
			memory,
			tables: new Tables(memory),
			orders: new Orders(memory),
			streams: new Streams(),
			steps: new StepList(memory)
		};
		this.#members = members.map((member) => new WasmMember(member, shared));
	}

	/** Throws where there is no WebAssembly with SIMD. */
	static async open(members: readonly Member[]): Promise<Share> {
		return new Share(members, new Memory(await openKernels()));
	}

	train(steps: number): void {
		for (const member of this.#members) member.train(steps);
	}

	evaluate(): Evaluation[] {
		return this.#members.map((member) => member.evaluate());
	}

	predict(member: number, inputs: Float32Array, parameters?: Float32Array): Float32Array {
		return this.#members[member].predict(inputs, parameters);
	}

	activations(member: number, inputs: Float32Array, parameters?: Float32Array): Float32Array[] {
		return this.#members[member].activations(inputs, parameters);
	}

	gradients(member: number): Float32Array {
		return this.#members[member].gradients();
	}

	parameters(member: number): Float32Array {
		return this.#members[member].parameters;
	}

	setParameters(member: number, values: Float32Array): void {
		this.#members[member].set(values);
	}

	update(member: number, changes: Changes): void {
		this.#members[member].update(changes);
	}

	stop(member: number): void {
		this.#members[member].progress.stopped = true;
	}

	/** Of all members, or of one alone. */
	snapshot(member?: number): MemberSnapshot[] {
		return this.#chosen(member).map((one) => one.snapshot());
	}

	/** All members, or one alone, with the points of each where they change. */
	restore(
		snapshots: readonly MemberSnapshot[],
		data: readonly (Member['data'] | null)[],
		member?: number
	): void {
		for (const [i, one] of this.#chosen(member).entries()) one.restore(snapshots[i], data[i]);
	}

	#chosen(member?: number): readonly WasmMember[] {
		return member === undefined ? this.#members : [this.#members[member]];
	}
}

export type CallName = keyof Share;
export type Arguments<K extends CallName> = Parameters<Share[K]>;
export type Result<K extends CallName> = ReturnType<Share[K]>;

export function carryOut<K extends CallName>(share: Share, name: K, args: Arguments<K>): Result<K> {
	return Reflect.apply(share[name], share, args);
}
