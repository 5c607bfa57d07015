/**
 * The WebGL executor: a step of the whole population is a short, recorded list of draws.
 *
 * Calls form a queue. A call hands its work to the device and leaves; reads are copies that a fence
 * announces, so nothing ever waits for the device but trainings of hundreds of steps. Who wants the
 * page to draw meanwhile asks for a few steps at a time, as `burstPace` says.
 */
import '../../data/sets/further.ts';
import { Streams } from '../../data/stream.ts';
import type { Evaluation } from '../../network/loss.ts';
import {
	DeviceLostError,
	deviceIsLost,
	openBackend,
	useBackend,
	webglContext
} from '../device/backends.ts';
import { CallQueue } from '../step/callQueue.ts';
import { penalisedGradient } from '../step/penalisedGradient.ts';
import { startingParameters } from '../step/startingParameters.ts';
import { nextFence } from '../device/fences.ts';
import type { Changes, Member, RestoreOptions, Snapshot, Trainer } from '../trainer.ts';
import { Device } from './device.ts';
import { EvaluationRun, type MemberAddress } from './evaluationRun.ts';
import type { ForwardRun } from './forwardRun.ts';
import { MemberState } from './memberState.ts';
import { Population } from './population.ts';
import { Readback, type ReadRequest } from './readback.ts';
import { pairsAddUp } from './fragmentPairs.ts';
import { assertFits } from './memory.ts';
import { webglLack } from './support.ts';
import { trainsTiny } from './layout/tinyLayout.ts';

/** Most steps that are handed over before a fence: more would only fill the browser's buffers. */
const stepsPerFence = 256;
const fencesAhead = 2;

class WebglTrainer implements Trainer {
	readonly backend = 'webgl';
	step = 0;
	readonly #device: Device;
	readonly #states: readonly MemberState[];
	readonly #tinyWorks: boolean;
	/** Whether each member trains in one draw for many steps. */
	readonly #isTiny: boolean[];
	#populations: readonly Population[] = [];
	#addresses: readonly MemberAddress[] = [];
	#evaluation!: EvaluationRun;
	readonly #readback: Readback;
	readonly #queue: CallQueue;

	constructor(device: Device, members: readonly Member[], tinyWorks: boolean) {
		this.#device = device;
		this.#queue = new CallQueue({
			resume() {
				if (device.gl.isContextLost()) throw new DeviceLostError();
				useBackend('webgl');
			},
			isLost: deviceIsLost
		});
		this.#readback = new Readback(device);
		const streams = new Streams();
		this.#states = members.map((member) => new MemberState(member, streams));
		this.#tinyWorks = tinyWorks;
		this.#isTiny = members.map((member) => this.#choosesTiny(member));
		this.#layOut(members.map((member) => [startingParameters(member)]));
	}

	#choosesTiny(member: Member): boolean {
		return this.#tinyWorks && trainsTiny(member);
	}

	/** Gives every member its place on the device; `values` are its parameters, then its moments. */
	#layOut(values: readonly (readonly Float32Array[])[]): void {
		const [tiny, rest] = [true, false].map((isTiny) => {
			const own = this.#states.filter((_, i) => this.#isTiny[i] === isTiny);
			return own.length > 0 ? new Population(this.#device, own, isTiny) : null;
		});
		this.#populations = [tiny, rest].filter((population) => population !== null);
		this.#addresses = this.#states.map((state, i) => {
			const population = (this.#isTiny[i] ? tiny : rest)!;
			return { population, index: population.states.indexOf(state) };
		});
		this.#addresses.forEach(({ population, index }, i) => population.write(index, values[i]));
		this.#evaluation = new EvaluationRun(this.#device, this.#populations, this.#addresses);
		this.#device.finish();
		void this.#prepare(this.#populations);
	}

	/**
	 * Compiles for training, which may take a second, while the reader looks at a new picture: behind
	 * the readings for it, and in parts, lest the page be held up.
	 */
	async #prepare(populations: readonly Population[]): Promise<void> {
		const { gl } = this.#device;
		try {
			for (let readings = 0; readings < 2; readings++) {
				await nextFence(gl).reached;
				this.#queue.resume();
			}
			for (const population of populations) {
				for (let draw = 0, isMore = true; isMore; draw++) {
					isMore = await this.#queue.add(
						() => this.#populations === populations && population.run.prepare(draw)
					);
					await nextFence(gl).reached;
				}
			}
		} catch {
			// The device is lost, or the trainer disposed of. Whoever trains is told.
		}
	}

	async train(steps: number): Promise<void> {
		const reached: Promise<void>[] = [];
		await this.#queue.add(async () => {
			for (let left = steps; left > 0; left -= stepsPerFence) {
				await reached.at(-fencesAhead);
				this.#queue.resume();
				const burst = Math.min(left, stepsPerFence);
				for (const { run } of this.#populations) run.burst(burst);
				this.step += burst;
				const fence = nextFence(this.#device.gl).reached;
				fence.catch(() => {}); // Dealt with where it is awaited.
				reached.push(fence);
			}
		});
		await Promise.all(reached);
	}

	async evaluate(): Promise<Evaluation[]> {
		const { populations, addresses, marks, arrays } = await this.#queue.add(() => ({
			populations: this.#populations,
			addresses: this.#addresses,
			marks: this.#states.map((state) => state.mark()),
			arrays: this.#read<(Float32Array | null)[]>([
				this.#evaluation.run(),
				...this.#populations.map((population) => population.penalisedParameters())
			])
		}));
		const [outputs, ...parameters] = await arrays;
		return marks.map((mark, i) => {
			const { population, index } = addresses[i];
			const own = parameters[populations.indexOf(population)][index];
			const state = this.#states[i];
			const { diverged } = state;
			const evaluation = state.evaluate(mark, outputs[i]!, own);
			if (state.diverged !== diverged) this.#addresses[i].population.run.staging.forget();
			return evaluation;
		});
	}

	async predict(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array> {
		return (await this.#ask(member, inputs, parameters, (pass) => pass.outputs()))[0];
	}

	async activations(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array[]> {
		return this.#ask(member, inputs, parameters, (pass) => pass.activations(0));
	}

	/** Forward passes of what the reader asks about, read as `requestOf` says. */
	async #ask<T>(
		member: number,
		inputs: Float32Array,
		parameters: Float32Array | undefined,
		requestOf: (pass: ForwardRun) => ReadRequest<T>
	): Promise<T> {
		const { arrays } = await this.#queue.add(() => {
			const { population, index } = this.#addresses[member];
			if (!parameters)
				return { arrays: this.#read([requestOf(population.askAbout(index, inputs))]) };
			const { pass, free } = population.askAs(index, inputs, parameters);
			const arrays = this.#read([requestOf(pass)]);
			if (!this.#queue.isClosed) free();
			return { arrays };
		});
		return (await arrays)[0];
	}

	/** On the processor, in float64: what the device sums for a step goes into the step at once. */
	async gradients(member: number): Promise<Float32Array> {
		const { state, arrays } = await this.#queue.add(() => {
			const { population, index } = this.#addresses[member];
			const { member: settings, steps, batchAt } = population.states[index];
			const arrays = this.#read([population.parameters.reading([index], 1)]);
			return { state: { settings, batch: batchAt(steps) }, arrays };
		});
		const [[[parameters]]] = await arrays;
		const computed = { trained: parameters, computed: parameters };
		return penalisedGradient(state.settings, computed, state.batch);
	}

	async parameters(member: number): Promise<Float32Array> {
		const { arrays } = await this.#queue.add(() => {
			const { population, index } = this.#addresses[member];
			return { arrays: this.#read([population.parameters.reading([index], 1)]) };
		});
		return (await arrays)[0][0][0];
	}

	async setParameters(member: number, values: Float32Array): Promise<void> {
		await this.#queue.add(() => {
			const { population, index } = this.#addresses[member];
			population.parameters.write(index, 0, values);
			population.put(index, (state) => state.noteParametersSet());
			this.#device.finish();
		});
	}

	update(member: number, changes: Changes): void {
		this.#queue.tell(() => {
			const { population, index } = this.#addresses[member];
			population.update(index, changes);
			this.#device.finish();
		});
	}

	stop(member: number): void {
		this.#queue.tell(() => {
			const { population, index } = this.#addresses[member];
			population.put(index, (state) => (state.stopped = true));
		});
	}

	async snapshot(member?: number): Promise<Snapshot> {
		const { step, progress, values } = await this.#queue.add(() => {
			const members = this.#indicesOf(member);
			const progress = members.map((i) => this.#states[i].snapshot());
			return { step: this.step, progress, values: this.#valuesOf(members) };
		});
		const arrays = await values;
		const members = progress.map((rest, i) => {
			const [parameters, ...moments] = arrays[i];
			return { ...rest, parameters, moments };
		});
		return { version: 1, step, members };
	}

	async restore(snapshot: Snapshot, { member, data = [] }: RestoreOptions = {}): Promise<void> {
		await this.#queue.add(async () => {
			const members = this.#indicesOf(member);
			if (data.some(Boolean)) {
				await this.#replaceData(new Map(members.map((i, at) => [i, data[at]])));
			}
			if (member === undefined) this.step = snapshot.step;
			members.forEach((i, at) => {
				const { population, index } = this.#addresses[i];
				const moments = population.put(index, (state) => state.restore(snapshot.members[at]));
				population.write(index, [snapshot.members[at].parameters]);
				population.writeMoments(index, moments);
			});
			this.#device.finish();
		});
	}

	/** Lays all members out anew, some of them with other points. Their numbers stay as they are. */
	async #replaceData(data: ReadonlyMap<number, Member['data'] | null>): Promise<void> {
		const members = this.#states.map(({ member }, i) => ({
			...member,
			data: data.get(i) ?? member.data
		}));
		assertFits(members, this.#device);
		const values = await this.#valuesOf(this.#indicesOf());
		this.#queue.resume();
		for (const [i, own] of data) {
			if (!own) continue;
			this.#states[i].replaceData(own);
			this.#isTiny[i] = this.#choosesTiny(members[i]);
		}
		for (const state of this.#states) state.isSettled = true;
		this.#device.dispose();
		this.#layOut(values);
	}

	/** One member, or all. */
	#indicesOf(member?: number): number[] {
		return member === undefined ? [...this.#states.keys()] : [member];
	}

	/** Parameters of these members now, each with the moments that its optimizer keeps. */
	async #valuesOf(members: readonly number[]): Promise<Float32Array[][]> {
		const populations = this.#populations;
		const parts = members.map((i) => ({
			...this.#addresses[i],
			arrays: 1 + this.#states[i].moments
		}));
		const values = await this.#read(
			populations.map((population) => {
				const own = parts.filter((part) => part.population === population);
				const most = Math.max(1, ...own.map(({ arrays }) => arrays));
				return population.parameters.reading(
					own.map(({ index }) => index),
					most
				);
			})
		);
		// Each population's members come in the order in which they were asked for.
		return parts.map(({ population, arrays }) =>
			values[populations.indexOf(population)].shift()!.slice(0, arrays)
		);
	}

	dispose(): void {
		if (this.#queue.isClosed) return;
		this.#queue.close();
		this.#device.dispose();
	}

	/** Answers all requests by one reading. */
	async #read<T>(requests: ReadRequest<T>[]): Promise<T[]> {
		const texels = await this.#readback.read(requests.flatMap(({ readings }) => readings));
		let start = 0;
		return requests.map(({ readings, unpack }) =>
			unpack(texels.slice(start, (start += readings.length)))
		);
	}
}

/**
 * Builds a population on tfjs's own WebGL2 context. Throws where there is a `webglLack`, or, with the
 * estimate, where the members do not fit.
 */
export async function createWebglTrainer(members: readonly Member[]): Promise<Trainer> {
	await openBackend('webgl');
	const gl = webglContext()!;
	const problem = webglLack(gl);
	if (problem) throw new Error(problem);
	const device = new Device(gl);
	assertFits(members, device);
	return new WebglTrainer(device, members, await pairsAddUp(device));
}
