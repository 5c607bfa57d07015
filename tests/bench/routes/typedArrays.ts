/** Plain loops over float32 arrays, with nothing but what Adam and dense layers need. */
import { createBatches } from '../../../src/lib/data/batchOrder.ts';
import { biasCorrection } from '../../../src/lib/engine/step/biasCorrection.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { adam } from '../../../src/lib/network/hyperparameters.ts';
import {
	type DenseLayer,
	denseLayersOf,
	inputsOf,
	outputsOf
} from '../../../src/lib/network/spec.ts';
import type { Route } from '../route.ts';

class TypedArrayNetwork {
	readonly parameters: Float32Array;
	#steps = 0;
	readonly #member: Member;
	readonly #layers: DenseLayer[];
	readonly #gradient: Float32Array;
	readonly #first: Float32Array;
	readonly #second: Float32Array;
	/** Inputs of each layer, then the outputs; `[rows, units]`. */
	readonly #values: Float32Array[];
	readonly #deltas: Float32Array[];
	readonly #batches;

	constructor(member: Member) {
		const { network, training, data, seeds } = member;
		this.#member = member;
		this.#layers = denseLayersOf(network);
		this.parameters = (member.parameters ?? initialParameters(network, seeds.weights)).slice();
		this.#gradient = new Float32Array(this.parameters.length);
		this.#first = new Float32Array(this.parameters.length);
		this.#second = new Float32Array(this.parameters.length);
		const rows = training.batchSize === 'all' ? data.training.rows : training.batchSize;
		const widths = [inputsOf(network), ...this.#layers.map(({ outputs }) => outputs)];
		this.#values = widths.map((width) => new Float32Array(rows * width));
		this.#deltas = widths.map((width) => new Float32Array(rows * width));
		this.#batches = createBatches(data.training.rows, training.batchSize, seeds.batches);
	}

	step(): void {
		const { loss, network, data } = this.#member;
		const chosen = this.#batches.rowsOf(this.#steps);
		const rows = chosen?.length ?? data.training.rows;
		const width = outputsOf(network);
		for (let row = 0; row < rows; row++) {
			const from = (chosen ? chosen[row] : row) * inputsOf(network);
			for (let i = 0; i < inputsOf(network); i++) {
				this.#values[0][row * inputsOf(network) + i] = data.training.inputs[from + i];
			}
		}
		for (const layer of this.#layers) this.#forward(layer, rows);

		const outputs = this.#values[this.#layers.length];
		const delta = this.#deltas[this.#layers.length];
		for (let row = 0; row < rows; row++) {
			const start = row * width;
			const target = (chosen ? chosen[row] : row) * width;
			let largest = -Infinity;
			let sum = 0;
			for (let j = 0; j < width; j++) largest = Math.max(largest, outputs[start + j]);
			for (let j = 0; j < width; j++) sum += Math.exp(outputs[start + j] - largest);
			for (let j = 0; j < width; j++) {
				const z = outputs[start + j];
				const y = data.training.targets[target + j];
				if (loss === 'meanSquaredError') delta[start + j] = (2 * (z - y)) / (rows * width);
				else if (loss === 'binaryCrossEntropy') {
					delta[start + j] = (1 / (1 + Math.exp(-z)) - y) / (rows * width);
				} else delta[start + j] = (Math.exp(z - largest) / sum - y) / rows;
			}
		}
		for (const layer of [...this.#layers].reverse()) this.#backward(layer, rows);
		this.#adam();
		this.#steps++;
	}

	#forward(
		{ index, inputs, outputs, activation, kernelStart, biasStart }: DenseLayer,
		rows: number
	) {
		const { parameters } = this;
		const h = this.#values[index];
		const z = this.#values[index + 1];
		for (let row = 0; row < rows; row++) {
			const to = row * outputs;
			for (let j = 0; j < outputs; j++) z[to + j] = parameters[biasStart + j];
			for (let i = 0; i < inputs; i++) {
				const value = h[row * inputs + i];
				if (value === 0) continue;
				const kernel = kernelStart + i * outputs;
				for (let j = 0; j < outputs; j++) z[to + j] += value * parameters[kernel + j];
			}
		}
		const end = rows * outputs;
		if (activation === 'tanh') for (let i = 0; i < end; i++) z[i] = Math.tanh(z[i]);
		if (activation === 'relu') for (let i = 0; i < end; i++) z[i] = Math.max(0, z[i]);
	}

	#backward({ index, inputs, outputs, kernelStart, biasStart, end }: DenseLayer, rows: number) {
		const { parameters } = this;
		const gradient = this.#gradient;
		const h = this.#values[index];
		const delta = this.#deltas[index + 1];
		const before = this.#deltas[index];
		const activation = index > 0 ? this.#layers[index - 1].activation : 'linear';
		gradient.fill(0, kernelStart, end);
		for (let row = 0; row < rows; row++) {
			const from = row * outputs;
			for (let j = 0; j < outputs; j++) gradient[biasStart + j] += delta[from + j];
			for (let i = 0; i < inputs; i++) {
				const value = h[row * inputs + i];
				const kernel = kernelStart + i * outputs;
				let sum = 0;
				for (let j = 0; j < outputs; j++) {
					gradient[kernel + j] += value * delta[from + j];
					sum += delta[from + j] * parameters[kernel + j];
				}
				const slope =
					activation === 'tanh' ? 1 - value * value : activation === 'relu' ? Number(value > 0) : 1;
				before[row * inputs + i] = sum * slope;
			}
		}
	}

	#adam(): void {
		const { parameters } = this;
		const gradient = this.#gradient;
		const first = this.#first;
		const second = this.#second;
		const { learningRate } = this.#member.training;
		const correction1 = biasCorrection(adam.beta1, this.#steps + 1);
		const correction2 = biasCorrection(adam.beta2, this.#steps + 1);
		for (let i = 0; i < parameters.length; i++) {
			const g = gradient[i];
			const m = (first[i] = adam.beta1 * first[i] + (1 - adam.beta1) * g);
			const v = (second[i] = adam.beta2 * second[i] + (1 - adam.beta2) * g * g);
			parameters[i] -=
				(learningRate * (m / correction1)) / (Math.sqrt(v / correction2) + adam.epsilon);
		}
	}
}

export const typedArrays: Route = {
	name: 'typed-arrays',
	isLockstep: false,
	async create([member]) {
		const network = new TypedArrayNetwork(member);
		return {
			async train(steps) {
				for (let i = 0; i < steps; i++) network.step();
			},
			parameters: async () => [network.parameters.slice()],
			setParameters: async (values) => network.parameters.set(values),
			dispose() {}
		};
	}
};
