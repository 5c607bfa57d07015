/**
 * The fast executor: a step of the whole population is a short, recorded list of draws.
 *
 * Calls form a queue. A call hands its work to the device and leaves; reads are copies that a fence
 * announces, so nothing ever waits for the device but trainings of hundreds of steps. Who wants the
 * page to draw meanwhile asks for a few steps at a time, as `burstPace` says.
 */
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
import { nextFence } from '../device/fences.ts';
import type { Changes, Member, Snapshot, Trainer } from '../trainer.ts';
import { Device } from './device.ts';
import { EvaluationPass, type Seat } from './evaluationPass.ts';
import type { ForwardPass } from './forwardPass.ts';
import { Population } from './population.ts';
import { Readback, type Wanted } from './readback.ts';
import { lanesAddUp } from './lanes.ts';
import { assertFits } from './memory.ts';
import { webglProblem } from './support.ts';
import { trainsTiny } from './layout/tinyPlan.ts';

/** Of a long training no more is handed over at once: the browser's buffers would only fill. */
const stepsPerFence = 256;
const fencesAhead = 2;

class WebglTrainer implements Trainer {
	readonly backend = 'webgl';
	step = 0;
	readonly #device: Device;
	readonly #populations: readonly Population[];
	readonly #seats: readonly Seat[];
	readonly #evaluation: EvaluationPass;
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
		const isTiny = (member: Member) => tinyWorks && trainsTiny(member);
		const groups = [members.filter(isTiny), members.filter((member) => !isTiny(member))];
		const streams = new Streams();
		const populations = groups.map((group, kind) =>
			group.length > 0 ? new Population(this.#device, group, streams, kind === 0) : null
		);
		this.#populations = populations.filter((population) => population !== null);
		const seated = [0, 0];
		this.#seats = members.map((member) => {
			const kind = isTiny(member) ? 0 : 1;
			return { population: populations[kind]!, index: seated[kind]++ };
		});
		this.#evaluation = new EvaluationPass(device, this.#populations, this.#seats);
		this.#device.finish();
		void this.#prepare();
	}

	/**
	 * Compiles for training, which may take a second, while the reader looks at a new picture: behind
	 * the readings for it, and in parts, lest the page be held up.
	 */
	async #prepare(): Promise<void> {
		const { gl } = this.#device;
		try {
			for (let readings = 0; readings < 2; readings++) {
				await nextFence(gl).reached;
				this.#queue.resume();
			}
			for (const population of this.#populations) {
				for (let draw = 0, isMore = true; isMore; draw++) {
					isMore = await this.#queue.add(() => population.run.prepare(draw));
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
		const { parts, arrays } = await this.#queue.add(() => {
			const parts = this.#seats.map(({ population, index }) => population.states[index].readState);
			const arrays = this.#read<(Float32Array | null)[]>([
				this.#evaluation.run(),
				...this.#populations.map((population) => population.penalisedParameters())
			]);
			return { parts, arrays };
		});
		const [outputs, ...parameters] = await arrays;
		return parts.map((readState, i) => {
			const { population, index } = this.#seats[i];
			const own = parameters[this.#populations.indexOf(population)][index];
			const state = population.states[index];
			const { diverged } = state;
			const evaluation = state.evaluate(readState, outputs[i]!, own);
			if (state.diverged !== diverged) population.run.staging.forget();
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

	/** Forward passes of what the reader asks about, read as `wantedOf` says. */
	async #ask<T>(
		member: number,
		inputs: Float32Array,
		parameters: Float32Array | undefined,
		wantedOf: (pass: ForwardPass) => Wanted<T>
	): Promise<T> {
		const { arrays } = await this.#queue.add(() => {
			const { population, index } = this.#seats[member];
			if (!parameters)
				return { arrays: this.#read([wantedOf(population.askAbout(index, inputs))]) };
			const { pass, free } = population.askAs(index, inputs, parameters);
			const arrays = this.#read([wantedOf(pass)]);
			if (!this.#queue.isClosed) free();
			return { arrays };
		});
		return (await arrays)[0];
	}

	/** On the processor, in float64: what the device sums for a step goes into the step at once. */
	async gradients(member: number): Promise<Float32Array> {
		const { state, arrays } = await this.#queue.add(() => {
			const { population, index } = this.#seats[member];
			const { member: settings, steps, batchAt } = population.states[index];
			const arrays = this.#read([population.parameters.reading([index], 1)]);
			return { state: { settings, batch: batchAt(steps) }, arrays };
		});
		const [[[parameters]]] = await arrays;
		return penalisedGradient(state.settings, parameters, state.batch);
	}

	async parameters(member: number): Promise<Float32Array> {
		const { arrays } = await this.#queue.add(() => {
			const { population, index } = this.#seats[member];
			return { arrays: this.#read([population.parameters.reading([index], 1)]) };
		});
		return (await arrays)[0][0][0];
	}

	async setParameters(member: number, values: Float32Array): Promise<void> {
		await this.#queue.add(() => {
			const { population, index } = this.#seats[member];
			population.parameters.write(index, 0, values);
			population.put(index, (state) => state.noteParametersSet());
			this.#device.finish();
		});
	}

	update(member: number, changes: Changes): void {
		this.#queue.tell(() => {
			const { population, index } = this.#seats[member];
			population.update(index, changes);
			this.#device.finish();
		});
	}

	stop(member: number): void {
		this.#queue.tell(() => {
			const { population, index } = this.#seats[member];
			population.put(index, (state) => (state.stopped = true));
		});
	}

	async snapshot(member?: number): Promise<Snapshot> {
		const { step, progress, arrays } = await this.#queue.add(() => {
			const seats = member === undefined ? this.#seats : [this.#seats[member]];
			const progress = seats.map((seat) => {
				const state = seat.population.states[seat.index];
				return { seat, moments: state.moments, rest: state.snapshot() };
			});
			const arrays = this.#read(
				this.#populations.map((population) => {
					const own = progress.filter(({ seat }) => seat.population === population);
					const indices = own.map(({ seat }) => seat.index);
					const kinds = 1 + Math.max(0, ...own.map(({ moments }) => moments));
					return population.parameters.reading(indices, kinds);
				})
			);
			return { step: this.step, progress, arrays };
		});
		const values = await arrays;
		// Each population's members come in the order of their seats.
		const members = progress.map(({ seat: { population }, moments, rest }) => {
			const [parameters, ...state] = values[this.#populations.indexOf(population)].shift()!;
			return { ...rest, parameters, moments: state.slice(0, moments) };
		});
		return { version: 1, step, members };
	}

	async restore(snapshot: Snapshot, member?: number): Promise<void> {
		await this.#queue.add(() => {
			if (member === undefined) this.step = snapshot.step;
			const seats = member === undefined ? this.#seats : [this.#seats[member]];
			seats.forEach(({ population, index }, i) => {
				const moments = population.put(index, (state) => state.restore(snapshot.members[i]));
				population.parameters.write(index, 0, snapshot.members[i].parameters);
				population.writeMoments(index, moments);
			});
			this.#device.finish();
		});
	}

	dispose(): void {
		if (this.#queue.isClosed) return;
		this.#queue.close();
		this.#device.dispose();
	}

	/** Everything wanted in one reading. */
	async #read<T>(wanted: Wanted<T>[]): Promise<T[]> {
		const texels = await this.#readback.read(wanted.flatMap(({ readings }) => readings));
		let start = 0;
		return wanted.map(({ readings, unpack }) =>
			unpack(texels.slice(start, (start += readings.length)))
		);
	}
}

/**
 * Builds a population on tfjs's own WebGL2 context. Throws where `webglSupport` says no, or, with the
 * estimate, where the members do not fit.
 */
export async function createWebglTrainer(members: readonly Member[]): Promise<Trainer> {
	await openBackend('webgl');
	const gl = webglContext()!;
	const problem = webglProblem(gl);
	if (problem) throw new Error(problem);
	const device = new Device(gl);
	assertFits(members, device);
	return new WebglTrainer(device, members, await lanesAddUp(device));
}
