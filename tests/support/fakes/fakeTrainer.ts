import type { Clock } from '../../../src/lib/engine/session/clock.ts';
import { DeviceLostError } from '../../../src/lib/engine/device/deviceLost.ts';
import type {
	EngineStatus,
	Member,
	MemberSnapshot,
	RestoreOptions,
	Snapshot,
	Trainer
} from '../../../src/lib/engine/trainer.ts';
import type { Evaluation } from '../../../src/lib/network/loss.ts';

/** Time that passes only when someone works or waits. */
export class FakeClock implements Clock {
	ms = 0;
	now(): number {
		return this.ms;
	}
	async wait(milliseconds: number): Promise<void> {
		await this.turn();
		this.ms += milliseconds;
	}
	turn(): Promise<void> {
		return new Promise((resolve) => setImmediate(resolve));
	}
}

export interface FakeDevice {
	clock: FakeClock;
	msPerStep: number;
	msPerFrame: number;
	/** Validation loss of a member after so many steps. */
	loss(member: number, step: number): number;
	isLost: boolean;
}

/** What a session says of the engine. */
export const fakeStatus: EngineStatus = {
	executor: 'wasm',
	asked: 'fast',
	best: 'wasm',
	backend: 'wasm',
	software: false,
	reason: null
};

/**
 * Trains nothing: a member's one parameter is 1,000 for each member before it, plus a hundredth of
 * its steps, plus what was set from outside; its outputs are that parameter.
 */
export class FakeTrainer implements Trainer {
	readonly backend = 'cpu';
	step = 0;
	isDisposed = false;
	/** Steps of each training. */
	readonly trained: number[] = [];
	readonly #members: MemberSnapshot[];
	readonly #ends: number[];
	readonly #device: FakeDevice;

	constructor(members: readonly Member[], device: FakeDevice) {
		this.#device = device;
		this.#ends = members.map(({ steps = Infinity }) => steps);
		this.#members = members.map((_, i) => ({
			parameters: Float32Array.of(1000 * i, 0),
			moments: [],
			steps: 0,
			diverged: false,
			stopped: false
		}));
	}

	#check(): void {
		if (this.isDisposed) throw new Error('disposed');
		if (this.#device.isLost) throw new DeviceLostError();
	}

	async train(steps: number): Promise<void> {
		this.#check();
		this.trained.push(steps);
		this.step += steps;
		this.#device.clock.ms += steps * this.#device.msPerStep;
		for (const [i, member] of this.#members.entries()) {
			if (member.stopped || member.diverged) continue;
			const taken = Math.min(steps, this.#ends[i] - member.steps);
			member.steps += taken;
			member.parameters[0] += taken / 100;
		}
	}

	async evaluate(): Promise<Evaluation[]> {
		this.#check();
		return this.#members.map((member, i) => {
			const loss = this.#device.loss(i, member.steps);
			member.diverged ||= Number.isNaN(loss);
			const score = { loss, accuracy: 0.5 };
			const { steps, diverged } = member;
			return { step: steps, training: score, validation: score, penalty: 0, diverged };
		});
	}

	async predict(member: number, inputs: Float32Array, parameters?: Float32Array) {
		this.#check();
		const [value] = parameters ?? this.#members[member].parameters;
		await this.#device.clock.turn();
		this.#device.clock.ms += this.#device.msPerFrame;
		return new Float32Array(inputs.length / 2).fill(value); // [rows, 1] from [rows, 2]
	}

	async activations(member: number, inputs: Float32Array, parameters?: Float32Array) {
		return [await this.predict(member, inputs, parameters)];
	}

	async gradients(member: number): Promise<Float32Array> {
		return new Float32Array(this.#members[member].parameters.length);
	}

	async parameters(member: number): Promise<Float32Array> {
		this.#check();
		return this.#members[member].parameters.slice();
	}

	async setParameters(member: number, values: Float32Array): Promise<void> {
		this.#check();
		this.#members[member].parameters = values.slice();
	}

	update(): void {}

	stop(member: number): void {
		this.#members[member].stopped = true;
	}

	async snapshot(member?: number): Promise<Snapshot> {
		this.#check();
		const members = member === undefined ? this.#members : [this.#members[member]];
		return structuredClone({ version: 1, step: this.step, members });
	}

	async restore(snapshot: Snapshot, { member }: RestoreOptions = {}): Promise<void> {
		this.#check();
		const copies = structuredClone(snapshot.members);
		if (member === undefined) {
			this.step = snapshot.step;
			this.#members.splice(0, this.#members.length, ...copies);
		} else this.#members[member] = copies[0];
	}

	dispose(): void {
		this.isDisposed = true;
	}
}
