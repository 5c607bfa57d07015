import type { Streams } from '../../data/stream.ts';
import { adam } from '../../network/hyperparameters.ts';
import type { Evaluation } from '../../network/loss.ts';
import { batchOf, placeInEpoch } from '../step/batches.ts';
import { biasCorrection } from '../step/biasCorrection.ts';
import { dropoutHash } from '../step/dropout.ts';
import { evaluatedInputs, isPenalised } from '../step/evaluation.ts';
import { learningRateAt } from '../step/learningRate.ts';
import { MemberProgress } from '../step/memberProgress.ts';
import { penalisedGradient } from '../step/penalisedGradient.ts';
import { startingParameters } from '../step/startingParameters.ts';
import type { Changes, Member, MemberSnapshot } from '../trainer.ts';
import type { PlacedTable, Tables } from './batchMemory.ts';
import { padded, type Memory } from './memory.ts';
import { NetworkMemory, type ParameterArea } from './networkMemory.ts';
import type { Orders } from './orders.ts';
import { sizeOfStructure, stepFields } from './structures.ts';

/** Steps that are handed over at once. */
const mostSteps = 256;
/** With new points at every step, which take room. */
const mostStreamedSteps = 32;

const stepSize = sizeOfStructure(stepFields);

/** What the members of a population share. */
export interface Shared {
	memory: Memory;
	tables: Tables;
	orders: Orders;
	streams: Streams;
	/** Room for `mostSteps` steps; an address. */
	steps: number;
}

export function allocateSteps(memory: Memory): number {
	return memory.allocate(mostSteps * stepSize);
}

const moments = ['first', 'second'] as const satisfies ParameterArea[];

/** One network of the executor. Everything is done when the call returns. */
export class WasmMember {
	readonly progress: MemberProgress;
	readonly #shared: Shared;
	#network: NetworkMemory;
	/** Where the points of a stream are put, a table a step. */
	#streamed: PlacedTable[] = [];
	#streamedRows = 0;
	/** `[training rows + validation rows, inputs]`. */
	#evaluated: Float32Array;

	constructor(member: Member, shared: Shared) {
		this.progress = new MemberProgress(member, shared.streams);
		this.#shared = shared;
		this.#evaluated = evaluatedInputs(member);
		this.#network = this.#place();
		this.#network.write('parameters', startingParameters(member));
	}

	/** Rows of its largest batch, and enough for predictions not to come in small parts. */
	get #mostRows(): number {
		const { member } = this.progress;
		return Math.max(batchOf(member).rows, member.data.training.rows);
	}

	/** In memory, with room for its largest batch; its parameters are zero. */
	#place(): NetworkMemory {
		const { network, loss, mask, training } = this.progress.member;
		const placed = new NetworkMemory(this.#shared.memory, network, loss, this.#mostRows, mask);
		placed.set(training);
		return placed;
	}

	/** Takes those of the population's next `steps` steps that are its own. */
	train(steps: number): void {
		const first = this.progress.steps;
		const firstOfOptimizer = this.progress.optimizerSteps;
		const own = this.progress.advance(steps);
		const most = 'source' in this.progress.member.data ? mostStreamedSteps : mostSteps;
		for (let done = 0; done < own; done += most) {
			const count = Math.min(most, own - done);
			this.#write(first + done, firstOfOptimizer + done, count);
			this.#shared.memory.kernels.train(this.#network.address, this.#shared.steps, count);
		}
	}

	/** The list of steps that begins with the one of this number. */
	#write(first: number, firstOfOptimizer: number, count: number): void {
		const { memory, steps } = this.#shared;
		const { training, horizon, seeds } = this.progress.member;
		const batches = Array.from({ length: count }, (_, i) => this.#batch(first + i, i));
		// What `#batch` allocates may move the memory: views come after it.
		const integers = memory.integers(steps, count * stepSize);
		const floats = memory.floats(steps, count * stepSize);
		for (const [i, { inputs, targets, rows, count }] of batches.entries()) {
			const at = i * stepSize;
			integers[at] = inputs;
			integers[at + 1] = targets;
			integers[at + 2] = rows;
			integers[at + 3] = count;
			floats[at + 4] = learningRateAt(training, first + i, horizon);
			if (training.optimizer === 'adam') {
				floats[at + 5] = biasCorrection(adam.beta1, firstOfOptimizer + i + 1);
				floats[at + 6] = biasCorrection(adam.beta2, firstOfOptimizer + i + 1);
			}
			if (training.dropout > 0) integers[at + 7] = dropoutHash(seeds.dropout, first + i);
		}
	}

	/** Where the points of this step lie; `place` is its place in the list. */
	#batch(step: number, place: number): PlacedTable & { rows: number; count: number } {
		const { data, training, seeds } = this.progress.member;
		if ('source' in data) {
			const { table } = this.progress.batchAt(step);
			const room = this.#roomFor(table.rows, place);
			this.#shared.tables.write(room, table);
			return { ...room, rows: 0, count: table.rows };
		}
		const table = this.#shared.tables.of(data.training);
		const { rows } = data.training;
		if (training.batchSize === 'all' || training.batchSize >= rows) {
			return { ...table, rows: 0, count: rows };
		}
		const { epoch, start, count } = placeInEpoch(step, rows, training.batchSize);
		const order = this.#shared.orders.addressOf(rows, seeds.batches, epoch);
		return { ...table, rows: order + 4 * start, count };
	}

	#roomFor(rows: number, place: number): PlacedTable {
		if (rows > this.#streamedRows) {
			this.#streamed = [];
			this.#streamedRows = rows;
		}
		const { training } = this.progress.member.data;
		this.#streamed[place] ??= this.#shared.tables.allocate(this.#streamedRows, training);
		return this.#streamed[place];
	}

	evaluate(): Evaluation {
		const outputs = this.predict(this.#evaluated);
		const parameters = isPenalised(this.progress.member) ? this.parameters : null;
		return this.progress.evaluate(this.progress.mark(), outputs, parameters);
	}

	/** The gradient over the batch of the next step, flat. */
	gradients(): Float32Array {
		const { member, steps } = this.progress;
		return penalisedGradient(member, this.parameters, this.progress.batchAt(steps));
	}

	/** `[rows, outputs]`, as if it had `parameters` where they are given. */
	predict(inputs: Float32Array, parameters?: Float32Array): Float32Array {
		return this.#network.outputsOf(inputs, parameters)[0];
	}

	/** Each layer's activations `[rows, units]`. */
	activations(inputs: Float32Array, parameters?: Float32Array): Float32Array[] {
		return this.#network.activationsOf(inputs, parameters);
	}

	get parameters(): Float32Array {
		return this.#network.read('parameters');
	}

	set parameters(values: Float32Array) {
		this.#network.write('parameters', values);
		this.progress.noteParametersSet();
	}

	update(changes: Changes): void {
		const changed = this.progress.update(changes);
		if (changed.moments) for (const moment of moments) this.#network.clear(moment);
		if (changed.batches) this.#fit();
		this.#network.set(this.progress.member.training);
	}

	snapshot(): MemberSnapshot {
		const kept = moments.slice(0, this.progress.moments);
		return {
			...this.progress.snapshot(),
			parameters: this.parameters,
			moments: kept.map((moment) => this.#network.read(moment))
		};
	}

	restore(snapshot: MemberSnapshot, data: Member['data'] | null): void {
		if (data) {
			this.progress.replaceData(data);
			this.#evaluated = evaluatedInputs(this.progress.member);
			this.#fit();
		}
		const goesOnFrom = this.progress.restore(snapshot);
		this.#network.write('parameters', snapshot.parameters);
		for (const [i, moment] of moments.entries()) {
			if (goesOnFrom[i]) this.#network.write(moment, goesOnFrom[i]);
			else this.#network.clear(moment);
		}
	}

	/** Moves to where there is room for its largest batch. */
	#fit(): void {
		if (padded(this.#mostRows) <= this.#network.capacity) return;
		const before = this.#network;
		this.#network = this.#place();
		for (const area of ['parameters', ...moments] as const) {
			this.#network.write(area, before.read(area));
		}
	}
}
