import type { Streams } from '../../data/stream.ts';
import { adam } from '../../network/hyperparameters.ts';
import type { Evaluation } from '../../network/loss.ts';
import { placeInEpoch } from '../../data/batchOrder.ts';
import { batchOf } from '../step/batches.ts';
import { biasCorrection } from '../step/biasCorrection.ts';
import { roundingAt, trainedFrom, trainedMask } from '../step/computedParameters.ts';
import { dropoutHash } from '../step/dropout.ts';
import { evaluatedInputs, isPenalised } from '../step/evaluation.ts';
import { learningRateAt } from '../step/learningRate.ts';
import { MemberProgress } from '../step/memberProgress.ts';
import { penalisedGradient } from '../step/penalisedGradient.ts';
import { startingParameters } from '../step/startingParameters.ts';
import type { Changes, Member, MemberSnapshot } from '../trainer.ts';
import type { PlacedTable, Tables } from './batchMemory.ts';
import { padded, placeRows, type Memory, type PlacedRows } from './memory.ts';
import { NetworkMemory, type ParameterArea } from './networkMemory.ts';
import type { Orders } from './orders.ts';
import { mostSteps, type StepList } from './stepList.ts';

/** How many steps with new points at each are handed over at once: the points take room. */
const mostStreamedSteps = 32;

/** What the members of a population share. */
export interface Shared {
	memory: Memory;
	tables: Tables;
	orders: Orders;
	streams: Streams;
	steps: StepList;
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
	/** Inputs of all rows that it is evaluated on. */
	#evaluated: PlacedRows;

	constructor(member: Member, shared: Shared) {
		this.progress = new MemberProgress(member, shared.streams);
		this.#shared = shared;
		this.#network = this.#place();
		this.#evaluated = this.#placeEvaluated();
		this.#network.write('parameters', startingParameters(member));
	}

	/** Rows of its largest batch, and enough for predictions not to come in small parts. */
	get #mostRows(): number {
		const { member } = this.progress;
		return Math.max(batchOf(member).rows, member.data.training.rows);
	}

	/** In memory, with room for its largest batch; its parameters are zero. */
	#place(): NetworkMemory {
		const { member } = this.progress;
		const { network, loss, training, quantization, lora, temperature } = member;
		const placing = {
			mask: trainedMask(member),
			isQuantized: quantization !== undefined,
			rank: lora?.rank,
			temperature
		};
		const placed = new NetworkMemory(this.#shared.memory, network, loss, this.#mostRows, placing);
		placed.set(training);
		return placed;
	}

	/** Takes those of the population's next `steps` steps that are its own. */
	train(steps: number): void {
		const first = this.progress.steps;
		const firstOfOptimizer = this.progress.optimizerSteps;
		const own = this.progress.advance(steps);
		const { memory, steps: list } = this.#shared;
		const most = 'source' in this.progress.member.data ? mostStreamedSteps : mostSteps;
		for (let done = 0, count = 0; done < own; done += count) {
			count = Math.min(most, own - done, this.#stepsToRounding(first + done));
			this.#round(first + done);
			this.#writeBatches(first + done, count);
			this.#writeRates(first + done, firstOfOptimizer + done, count);
			memory.kernels.train(this.#network.address, list.address, count);
		}
	}

	/** How many steps from `step` on there are up to where weights are rounded; no end where that is behind. */
	#stepsToRounding(step: number): number {
		const { from = 0 } = this.progress.member.quantization ?? {};
		return from > step ? from - step : Infinity;
	}

	/** Lets the passes compute as they do after so many steps. */
	#round(steps: number): void {
		this.#network.round(roundingAt(this.progress.member, steps));
	}

	/** What each of the `count` steps that begin with `first` learns from. */
	#writeBatches(first: number, count: number): void {
		const { data, seeds } = this.progress.member;
		if ('source' in data) return this.#writeStream(first, count);
		const { steps, tables, orders } = this.#shared;
		const table = tables.of(data.training);
		const { rows } = data.training;
		const batchRows = batchOf(this.progress.member).rows;
		let [order, known] = [0, -1];
		for (let i = 0; i < count; i++) {
			const place = placeInEpoch(first + i, rows, batchRows);
			if (batchRows < rows && place.epoch !== known) {
				known = place.epoch;
				order = orders.addressOf(rows, seeds.batches, known);
			}
			steps.setBatch(i, table, order && order + 4 * place.start, place.count);
		}
	}

	/** The points of each step are put where they stay until the steps are taken. */
	#writeStream(first: number, count: number): void {
		for (let i = 0; i < count; i++) {
			const { table } = this.progress.batchAt(first + i);
			const room = this.#roomFor(table.rows, i);
			this.#shared.tables.write(room, table);
			this.#shared.steps.setBatch(i, room, 0, table.rows);
		}
	}

	/** What else differs from step to step. */
	#writeRates(first: number, firstOfOptimizer: number, count: number): void {
		const { steps } = this.#shared;
		const { training, horizon, seeds } = this.progress.member;
		for (let i = 0; i < count; i++) {
			steps.setLearningRate(i, learningRateAt(training, first + i, horizon));
			if (training.optimizer === 'adam') {
				const t = firstOfOptimizer + i + 1;
				steps.setCorrections(i, biasCorrection(adam.beta1, t), biasCorrection(adam.beta2, t));
			}
			if (training.dropout > 0) steps.setDropoutHash(i, dropoutHash(seeds.dropout, first + i));
		}
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

	#placeEvaluated(room?: PlacedRows): PlacedRows {
		const inputs = evaluatedInputs(this.progress.member);
		return placeRows(this.#shared.memory, inputs, this.#network.inputs, room);
	}

	evaluate(): Evaluation {
		this.#round(this.progress.steps);
		const outputs = this.#network.outputsOfPlaced(this.#evaluated);
		const parameters = isPenalised(this.progress.member) ? this.parameters : null;
		return this.progress.evaluate(this.progress.mark(), outputs, parameters);
	}

	/** The gradient over the batch of the next step, flat. */
	gradients(): Float32Array {
		const { member, steps } = this.progress;
		const parameters = { trained: this.#network.read('parameters'), computed: this.parameters };
		return penalisedGradient(member, parameters, this.progress.batchAt(steps));
	}

	/** `[rows, outputs]`, as if it had `parameters` where they are given. */
	predict(inputs: Float32Array, parameters?: Float32Array): Float32Array {
		this.#round(this.progress.steps);
		return this.#network.outputsOf(inputs, parameters)[0];
	}

	/** Each layer's activations `[rows, units]`. */
	activations(inputs: Float32Array, parameters?: Float32Array): Float32Array[] {
		this.#round(this.progress.steps);
		return this.#network.activationsOf(inputs, parameters);
	}

	/** What it computes with. */
	get parameters(): Float32Array {
		this.#round(this.progress.steps);
		return this.#network.readUsed();
	}

	/** What is trained. */
	set(values: Float32Array): void {
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
			parameters: this.#network.read('parameters'),
			moments: kept.map((moment) => this.#network.read(moment))
		};
	}

	restore(snapshot: MemberSnapshot, data: Member['data'] | null): void {
		if (data) {
			this.progress.replaceData(data);
			this.#evaluated = this.#placeEvaluated(this.#evaluated);
			this.#fit();
		}
		const goesOnFrom = this.progress.restore(snapshot);
		const { member } = this.progress;
		this.#network.write('parameters', trainedFrom(member, snapshot.parameters));
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
