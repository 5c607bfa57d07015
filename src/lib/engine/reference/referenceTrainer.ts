/**
 * The reference executor: a plain loop over members, each stepped by tfjs's automatic
 * differentiation. It is the measure of every other executor, and what runs where those cannot.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import '../../data/sets/further.ts';
import { Streams } from '../../data/stream.ts';
import type { Evaluation } from '../../network/loss.ts';
import { deviceIsLost, useBackend } from '../device/backends.ts';
import { deviceDone } from '../device/fences.ts';
import { CallQueue } from '../step/callQueue.ts';
import { isPenalised } from '../step/evaluation.ts';
import { readTensors } from './readTensors.ts';
import { ReferenceMember } from './referenceMember.ts';
import type { Backend, Changes, Member, RestoreOptions, Snapshot, Trainer } from '../trainer.ts';

/** How long steps are handed over before the device is waited for. */
const longestChunkMs = 50;

export class ReferenceTrainer implements Trainer {
	readonly backend: Backend;
	step = 0;
	readonly #members: readonly ReferenceMember[];
	/** The rows last predicted for each member, as they were given and on the device. */
	readonly #rows = new Map<ReferenceMember, { inputs: Float32Array; tensor: Tensor }>();
	readonly #queue: CallQueue;

	constructor(members: readonly Member[], backend: Backend) {
		this.backend = backend;
		this.#queue = new CallQueue({ resume: () => useBackend(backend), isLost: deviceIsLost });
		useBackend(backend);
		const streams = new Streams();
		this.#members = members.map((member) => new ReferenceMember(member, streams));
	}

	async train(steps: number): Promise<void> {
		await this.#queue.add(async () => {
			let start = performance.now();
			for (let done = 0; done < steps; done++) {
				if (performance.now() - start > longestChunkMs) {
					await deviceDone();
					this.#queue.resume();
					start = performance.now();
				}
				for (const member of this.#members) member.step();
				this.step++;
			}
		});
		await deviceDone();
	}

	async evaluate(): Promise<Evaluation[]> {
		const { parts, arrays } = await this.#queue.add(() => {
			const parts = this.#members.map(({ progress }) => ({
				progress,
				mark: progress.mark()
			}));
			const arrays = readTensors(() =>
				this.#members.flatMap((member) => {
					const outputs = member.activations().slice(-1);
					return isPenalised(member.progress.member) ? [...outputs, member.computed()] : outputs;
				})
			);
			return { parts, arrays };
		});
		const values = (await arrays).values();
		return parts.map(({ progress, mark }) => {
			const outputs = values.next().value!;
			const parameters = isPenalised(mark.member) ? values.next().value! : null;
			return progress.evaluate(mark, outputs, parameters);
		});
	}

	async predict(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array> {
		return (await this.#activations(member, inputs, true, parameters))[0];
	}

	activations(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array[]> {
		return this.#activations(member, inputs, false, parameters);
	}

	async gradients(index: number): Promise<Float32Array> {
		const { arrays } = await this.#queue.add(() => ({
			arrays: readTensors(() => [this.#members[index].gradient()])
		}));
		return (await arrays)[0];
	}

	async #activations(
		index: number,
		inputs: Float32Array,
		outputsOnly: boolean,
		parameters?: Float32Array
	): Promise<Float32Array[]> {
		const member = this.#members[index];
		const { arrays } = await this.#queue.add(() => {
			const rows = this.#upload(member, inputs);
			const arrays = readTensors(() =>
				member.activations(rows, parameters).slice(outputsOnly ? -1 : 0)
			);
			return { arrays };
		});
		return arrays;
	}

	/** The rows on the device, where the last ones of each member stay: a page asks for the same rows at
	 * every frame. */
	#upload(member: ReferenceMember, inputs: Float32Array): Tensor {
		const known = this.#rows.get(member);
		if (known?.inputs === inputs) return known.tensor;
		known?.tensor.dispose();
		const tensor = member.uploadRows(inputs);
		this.#rows.set(member, { inputs, tensor });
		return tensor;
	}

	async parameters(index: number): Promise<Float32Array> {
		const { arrays } = await this.#queue.add(() => ({
			arrays: readTensors(() => [this.#members[index].computed()])
		}));
		return (await arrays)[0];
	}

	async setParameters(index: number, values: Float32Array): Promise<void> {
		await this.#queue.add(() => this.#members[index].set(values));
	}

	update(index: number, changes: Changes): void {
		this.#queue.tell(() => this.#members[index].update(changes));
	}

	stop(index: number): void {
		this.#queue.tell(() => {
			this.#members[index].progress.stopped = true;
		});
	}

	async snapshot(index?: number): Promise<Snapshot> {
		const members = index === undefined ? this.#members : [this.#members[index]];
		const { step, progress, arrays } = await this.#queue.add(() => ({
			step: this.step,
			progress: members.map(({ progress, moments }) => ({
				rest: progress.snapshot(),
				moments: moments.length
			})),
			arrays: readTensors(() =>
				members.flatMap(({ parameters, moments }) => [parameters, ...moments])
			)
		}));
		const values = await arrays;
		return {
			version: 1,
			step,
			members: progress.map(({ rest, moments }) => ({
				...rest,
				parameters: values.shift()!,
				moments: values.splice(0, moments)
			}))
		};
	}

	async restore(snapshot: Snapshot, { member, data }: RestoreOptions = {}): Promise<void> {
		await this.#queue.add(() => {
			if (member === undefined) this.step = snapshot.step;
			const members = member === undefined ? this.#members : [this.#members[member]];
			members.forEach((one, i) => one.restore(snapshot.members[i], data?.[i]));
		});
	}

	dispose(): void {
		if (this.#queue.isClosed) return;
		this.#queue.close();
		for (const member of this.#members) member.dispose();
		for (const { tensor } of this.#rows.values()) tensor.dispose();
	}
}
