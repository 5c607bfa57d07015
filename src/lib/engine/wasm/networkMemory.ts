import { largestCode, type Quantization } from '../../network/compression/quantize.ts';
import { droppedLayersOf } from '../../network/forward.ts';
import { optimizers, type Hyperparameters } from '../../network/hyperparameters.ts';
import { losses, type Loss } from '../../network/loss.ts';
import { inputsOf, layersOf, outputsOf, type NetworkSpec } from '../../network/spec.ts';
import { dropoutThreshold } from '../step/dropout.ts';
import { padded, readRows, writeRows, type Memory, type PlacedRows } from './memory.ts';
import { ParameterLayout } from './parameterLayout.ts';
import { placeLayer, writeLayer, type PlacedLayer } from './placedLayer.ts';
import { layerFields, networkFields, sizeOfStructure, writeStructure } from './structures.ts';

/** What there is one of for everything that is trained. */
export type ParameterArea = 'parameters' | 'first' | 'second';

/** What of a member its parameters lie in memory by. */
export interface Placing {
	/** Flat; 0 = this parameter stays as it is. */
	mask?: Uint8Array;
	/** Whether weights are ever rounded. */
	isQuantized?: boolean;
	/** Of low-rank updates of the hidden kernels; 0 for none. */
	rank?: number;
	/** Of the loss. */
	temperature?: number;
}

/** Numbers of `kernels/rounding.ts`. */
const roundings = { grid: 1, ternary: 2, binary: 3 };

/**
 * One network in the module's memory: its parameters and moments, and all that a step writes. Rows are
 * padded there; what goes in and comes out is flat, as in `network/spec`.
 */
export class NetworkMemory {
	/** The address of the structure that the kernels take. */
	readonly address: number;
	readonly inputs: number;
	readonly #memory: Memory;
	readonly #layers: readonly PlacedLayer[];
	readonly #layout: ParameterLayout;
	readonly #areas: Record<ParameterArea, number>;
	/** What the passes compute with: the parameters, or what the kernel `prepare` makes of them. */
	readonly #used: number;
	/** Rows that fit in a batch. */
	readonly capacity: number;
	/** Parameters that are not the network's own, once asked for. */
	#others = 0;
	/** Rows that wait for their outputs. */
	readonly #waiting: number;
	/** What the kernels were told of. */
	#quantization: Quantization | null = null;

	/** `rows` are those of the largest batch. */
	constructor(
		memory: Memory,
		network: NetworkSpec,
		loss: Loss,
		rows: number,
		{ mask, isQuantized = false, rank = 0, temperature = 1 }: Placing = {}
	) {
		this.#memory = memory;
		this.capacity = padded(rows);
		const layers = layersOf(network);
		const dropped = new Set(droppedLayersOf(layers).map(({ index }) => index));
		this.inputs = inputsOf(network);
		const batch = (width: number) => memory.allocate(this.capacity * padded(width));
		const layersAt = memory.allocate(layers.length * sizeOfStructure(layerFields));
		this.#layout = new ParameterLayout(network, rank);
		const { size } = this.#layout;
		this.#layers = layers.map((layer) => {
			const structure = layersAt + 4 * layer.index * sizeOfStructure(layerFields);
			const place = this.#layout.layers[layer.index];
			return placeLayer(memory, layer, structure, this.capacity, place, dropped.has(layer.index));
		});
		const area = () => memory.allocate(size);
		this.#areas = { parameters: area(), first: area(), second: area() };
		this.#used = isQuantized || rank > 0 ? area() : this.#areas.parameters;
		const gradient = area();
		const { parameters } = this.#areas;
		for (const [index, layer] of this.#layers.entries()) {
			const before = this.#layers[index - 1];
			writeLayer(memory, layer, before, this.capacity, { used: this.#used, parameters, gradient });
		}
		this.#waiting = batch(this.inputs);
		const widest = Math.max(...this.#layers.map(({ stride }) => stride));
		this.address = memory.allocate(sizeOfStructure(networkFields));
		writeStructure(memory, this.address, networkFields, {
			layerCount: layers.length,
			layers: layersAt,
			loss: losses.indexOf(loss),
			size,
			...this.#areas,
			used: this.#used,
			gradient,
			mask: mask ? this.#allocateMask(mask) : 0,
			batchInputs: batch(this.inputs),
			batchTargets: batch(outputsOf(network)),
			scales: isQuantized ? memory.allocate(widest) : 0,
			thresholds: isQuantized ? memory.allocate(widest) : 0,
			temperature
		});
	}

	/** What of the hyperparameters holds for step after step. */
	set({ optimizer, l1, l2, weightDecay, dropout }: Hyperparameters): void {
		writeStructure(this.#memory, this.address, networkFields, {
			optimizer: optimizers.indexOf(optimizer),
			l1,
			l2,
			weightDecay,
			dropoutThreshold: dropoutThreshold(dropout),
			dropoutScale: 1 / (1 - dropout)
		});
		for (const { structure, outputsAt, droppedAt } of this.#layers) {
			const drops = dropout > 0 && droppedAt !== outputsAt;
			writeStructure(this.#memory, structure, layerFields, {
				drops: Number(drops),
				passedOn: drops ? droppedAt : outputsAt
			});
		}
	}

	/** From now on the passes compute with rounded weights; with null, with the parameters as they are. */
	round(quantization: Quantization | null): void {
		if (quantization === this.#quantization) return;
		this.#quantization = quantization;
		if (!quantization) {
			writeStructure(this.#memory, this.address, networkFields, { rounding: 0 });
			return;
		}
		const { bits, scale, biases = 'float' } = quantization;
		writeStructure(this.#memory, this.address, networkFields, {
			rounding: roundings[typeof bits === 'number' ? 'grid' : bits],
			largestCode: largestCode(bits),
			largestBiasCode: biases === 'float' ? 0 : largestCode(biases),
			isPerUnit: Number(scale === 'unit')
		});
	}

	write(area: ParameterArea, values: Float32Array): void {
		this.#writeAt(this.#areas[area], values);
	}

	clear(area: ParameterArea): void {
		this.#memory.floats(this.#areas[area], this.#layout.size).fill(0);
	}

	/** A copy of all that is trained. */
	read(area: ParameterArea): Float32Array {
		return this.#layout.read(this.#areaAt(this.#areas[area]), this.#layout.trained);
	}

	/** A copy of what the passes compute with. */
	readUsed(): Float32Array {
		this.#memory.kernels.prepare(this.address);
		return this.#layout.read(this.#areaAt(this.#used), this.#layout.network);
	}

	#areaAt(address: number): Float32Array {
		return this.#memory.floats(address, this.#layout.size);
	}

	/**
	 * What the layers `from` to the last give for `rows` rows, dropout off: `[rows, …output]` each.
	 * `inputs` `[rows, inputs]`; with `parameters`, as if the network had those.
	 */
	outputsOf(
		inputs: Float32Array,
		parameters?: Float32Array,
		{ from = this.#layers.length - 1 } = {}
	): Float32Array[] {
		const shift = parameters ? this.#writeOthers(parameters) - this.#used : 0;
		const waiting = this.#memory.floats(this.#waiting, this.capacity * padded(this.inputs));
		const place = (start: number, end: number) => {
			const part = inputs.subarray(start * this.inputs, end * this.inputs);
			writeRows(waiting, part, this.inputs);
			return this.#waiting;
		};
		return this.#compute(inputs.length / this.inputs, place, this.#layers.slice(from), shift);
	}

	/** What the network gives for rows that lie in the module's memory, dropout off: `[rows, …output]`. */
	outputsOfPlaced({ address, rows }: PlacedRows): Float32Array {
		const rowBytes = 4 * padded(this.inputs);
		const last = this.#layers[this.#layers.length - 1];
		return this.#compute(rows, (start) => address + start * rowBytes, [last])[0];
	}

	/** In parts that fit; `place` says where the rows from `start` to before `end` lie. */
	#compute(
		rows: number,
		place: (start: number, end: number) => number,
		asked: readonly PlacedLayer[],
		shift = 0
	): Float32Array[] {
		const results = asked.map(({ outputs }) => new Float32Array(rows * outputs));
		const given = asked.map(({ plan, stride, outputsAt }) =>
			this.#memory.floats(outputsAt, this.capacity * plan.places * stride)
		);
		for (let start = 0; start < rows; start += this.capacity) {
			const end = Math.min(start + this.capacity, rows);
			this.#memory.kernels.predict(this.address, place(start, end), padded(end - start), shift);
			for (const [index, { plan, outputs }] of asked.entries()) {
				const part = results[index].subarray(start * outputs, end * outputs);
				readRows(part, given[index], plan.units);
			}
		}
		return results;
	}

	/** All of them. */
	activationsOf(inputs: Float32Array, parameters?: Float32Array): Float32Array[] {
		return this.outputsOf(inputs, parameters, { from: 0 });
	}

	#writeOthers(parameters: Float32Array): number {
		if (this.#others === 0) this.#others = this.#memory.allocate(this.#layout.size);
		this.#writeAt(this.#others, parameters);
		return this.#others;
	}

	#writeAt(address: number, values: Float32Array): void {
		this.#layout.write(this.#areaAt(address), values);
	}

	/** All bits set where a parameter may move; what pads may not. */
	#allocateMask(mask: Uint8Array): number {
		const address = this.#memory.allocate(this.#layout.size);
		this.#writeAt(address, Float32Array.from(mask));
		const bits = this.#memory.integers(address, this.#layout.size);
		const floats = this.#memory.floats(address, this.#layout.size);
		for (let i = 0; i < bits.length; i++) bits[i] = floats[i] === 0 ? 0 : -1;
		return address;
	}
}
