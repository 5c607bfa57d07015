import type { Evaluation } from '../../network/loss.ts';
import type { Backend, Changes, Member, RestoreOptions, Snapshot, Trainer } from '../trainer.ts';
import {
	assertData,
	assertInputs,
	assertMember,
	assertParameters,
	assertSnapshot,
	assertSteps,
	assertTrained
} from './checks.ts';

/** A trainer that checks what is asked of it, so that no executor has to. A call that is refused
 * changes nothing. */
export class CheckedTrainer implements Trainer {
	readonly #trainer: Trainer;
	readonly #members: readonly Member[];

	constructor(members: readonly Member[], trainer: Trainer) {
		this.#members = members;
		this.#trainer = trainer;
	}

	get backend(): Backend {
		return this.#trainer.backend;
	}

	get step(): number {
		return this.#trainer.step;
	}

	async train(steps: number): Promise<void> {
		assertSteps(steps);
		return this.#trainer.train(steps);
	}

	evaluate(): Promise<Evaluation[]> {
		return this.#trainer.evaluate();
	}

	async predict(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array> {
		this.#assertAsked(member, inputs, parameters);
		return this.#trainer.predict(member, inputs, parameters);
	}

	async activations(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array[]> {
		this.#assertAsked(member, inputs, parameters);
		return this.#trainer.activations(member, inputs, parameters);
	}

	async gradients(member: number): Promise<Float32Array> {
		this.#memberAt(member);
		return this.#trainer.gradients(member);
	}

	async parameters(member: number): Promise<Float32Array> {
		this.#memberAt(member);
		return this.#trainer.parameters(member);
	}

	async setParameters(member: number, values: Float32Array): Promise<void> {
		assertTrained(this.#memberAt(member), values);
		return this.#trainer.setParameters(member, values);
	}

	update(member: number, changes: Changes): void {
		this.#memberAt(member);
		this.#trainer.update(member, changes);
	}

	stop(member: number): void {
		this.#memberAt(member);
		this.#trainer.stop(member);
	}

	async snapshot(member?: number): Promise<Snapshot> {
		if (member !== undefined) this.#memberAt(member);
		return this.#trainer.snapshot(member);
	}

	async restore(snapshot: Snapshot, options: RestoreOptions = {}): Promise<void> {
		const { member, data } = options;
		const members = member === undefined ? this.#members : [this.#memberAt(member)];
		assertSnapshot(snapshot, members);
		if (data && data.length !== members.length) {
			throw new RangeError(`Data are given for ${data.length} of ${members.length} members.`);
		}
		for (const [i, own] of (data ?? []).entries()) if (own) assertData(members[i], own);
		return this.#trainer.restore(snapshot, options);
	}

	dispose(): void {
		this.#trainer.dispose();
	}

	#memberAt(member: number): Member {
		assertMember(member, this.#members.length);
		return this.#members[member];
	}

	#assertAsked(index: number, inputs: Float32Array, parameters?: Float32Array): void {
		const member = this.#memberAt(index);
		assertInputs(member, inputs);
		if (parameters) assertParameters(member, parameters);
	}
}
