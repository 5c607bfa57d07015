/**
 * A second, independent implementation of everything the engine computes: plain loops in float64,
 * gradients by hand. It shares with the engine only what is a matter of chance (which points make a
 * batch, which units dropout silences), and Adam's 1 − βᵗ is tfjs's float32 product.
 */
import { Streams } from '../../src/lib/data/stream.ts';
import { batchesOf } from '../../src/lib/engine/step/batches.ts';
import { dropoutMask } from '../../src/lib/engine/step/dropout.ts';
import type { Changes, Member } from '../../src/lib/engine/trainer.ts';
import type { BitWidth } from '../../src/lib/network/compression/quantize.ts';
import type { Activation } from '../../src/lib/network/activation.ts';
import { denseLayersOf, inputsOf, outputsOf } from '../../src/lib/network/spec.ts';

type Matrix = number[][];

/** What gelu takes the tanh of. */
const tanhOf = (x: number) => Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);

const functions: Record<Activation, { of(x: number): number; derivative(x: number): number }> = {
	linear: { of: (x) => x, derivative: () => 1 },
	relu: { of: (x) => Math.max(0, x), derivative: (x) => (x > 0 ? 1 : 0) },
	tanh: { of: Math.tanh, derivative: (x) => 1 - Math.tanh(x) ** 2 },
	sigmoid: {
		of: (x) => 1 / (1 + Math.exp(-x)),
		derivative: (x) => Math.exp(-x) / (1 + Math.exp(-x)) ** 2
	},
	leakyRelu: { of: (x) => (x > 0 ? x : 0.01 * x), derivative: (x) => (x > 0 ? 1 : 0.01) },
	gelu: {
		of: (x) => 0.5 * x * (1 + Math.tanh(tanhOf(x))),
		derivative: (x) => {
			const t = Math.tanh(tanhOf(x));
			const steepness = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
			return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * steepness;
		}
	},
	sin: { of: Math.sin, derivative: Math.cos }
};

function rowOf(flat: ArrayLike<number>, width: number, row: number): number[] {
	const values: number[] = [];
	for (let i = row * width; i < (row + 1) * width; i++) values.push(flat[i]);
	return values;
}

function rowsOf(flat: ArrayLike<number>, width: number): Matrix {
	const rows: Matrix = [];
	for (let row = 0; row * width < flat.length; row++) rows.push(rowOf(flat, width, row));
	return rows;
}

/** Rounds the numbers at these places, which have one scale. */
function round(values: Float64Array, bits: BitWidth, places: readonly number[]): void {
	const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / (numbers.length || 1);
	const sizes = places.map((place) => Math.abs(values[place]));
	const present = sizes.filter((size) => size > 0);
	const threshold = bits === 'ternary' ? 0.7 * mean(present) : 0;
	const kept = mean(sizes.filter((size) => size > threshold));
	for (const place of places) {
		const value = values[place];
		if (typeof bits === 'string') {
			values[place] = Math.abs(value) > threshold ? Math.sign(value) * kept : 0;
		} else {
			const scale = Math.max(...sizes) / (2 ** (bits - 1) - 1);
			if (scale > 0) values[place] = Math.round(value / scale) * scale;
		}
	}
}

export class Float64Network {
	member: Member;
	parameters: Float64Array;
	moments: Float64Array[];
	steps = 0;
	/** β₁ᵗ and β₂ᵗ as float32 products. */
	#powers = [1, 1];
	readonly #streams = new Streams();

	constructor(member: Member, parameters: ArrayLike<number>) {
		this.member = member;
		this.parameters = Float64Array.from(parameters);
		this.moments = [0, 1].map(() => new Float64Array(parameters.length));
	}

	/** Goes on from another's moments. */
	resume(moments: readonly ArrayLike<number>[], steps: number): void {
		this.moments = [0, 1].map((i) => Float64Array.from(moments[i] ?? this.moments[i]));
		this.steps = steps;
		this.#powers = [1, 1];
		for (let t = 0; t < steps; t++) this.#multiplyPowers();
	}

	#multiplyPowers(): void {
		const betas = [0.9, 0.999].map(Math.fround);
		this.#powers = this.#powers.map((power, i) => Math.fround(power * betas[i]));
	}

	/** The hidden layers' low-rank updates: where A and B lie behind the network's own parameters. */
	#updates() {
		const layers = denseLayersOf(this.member.network);
		let place = layers[layers.length - 1].end;
		return layers.slice(0, -1).map((layer) => {
			const rank = this.member.lora!.rank;
			const a = place;
			const b = a + layer.inputs * rank;
			place = b + rank * layer.outputs;
			const pairs: { weight: number; a: number; b: number }[] = [];
			for (let i = 0; i < layer.inputs; i++) {
				for (let j = 0; j < layer.outputs; j++) {
					for (let k = 0; k < rank; k++) {
						const weight = layer.kernelStart + i * layer.outputs + j;
						pairs.push({ weight, a: a + i * rank + k, b: b + k * layer.outputs + j });
					}
				}
			}
			return pairs;
		});
	}

	/** What the passes compute with: rounded weights, where the member rounds them by now, and kernels
	 * with their update. */
	computed(): Float64Array {
		const { quantization, network, lora } = this.member;
		if (lora) {
			const result = this.parameters.slice();
			for (const { weight, a, b } of this.#updates().flat()) {
				result[weight] += this.parameters[a] * this.parameters[b];
			}
			return result;
		}
		if (!quantization || this.steps < quantization.from) return this.parameters;
		const result = this.parameters.slice();
		const { bits, scale, biases = 'float' } = quantization;
		for (const { kernelStart, biasStart, end, outputs } of denseLayersOf(network)) {
			const groups = scale === 'unit' ? outputs : 1;
			for (let group = 0; group < groups; group++) {
				const places = Array.from({ length: biasStart - kernelStart }, (_, i) => kernelStart + i);
				round(
					result,
					bits,
					places.filter((_, i) => i % groups === group)
				);
			}
			const own = Array.from({ length: end - biasStart }, (_, i) => biasStart + i);
			if (biases !== 'float') round(result, biases, own);
		}
		return result;
	}

	/** Pre-activations and activations of each layer, with the dropout factors that were applied. */
	#forward(inputs: Matrix, dropoutStep: number | null) {
		const { training, seeds, network } = this.member;
		const parameters = this.computed();
		let values = inputs;
		return denseLayersOf(network).map((layer) => {
			const before = values;
			const { inputs, outputs, kernelStart, biasStart } = layer;
			const sums = before.map((row) => {
				const result: number[] = [];
				for (let unit = 0; unit < outputs; unit++) {
					let sum = parameters[biasStart + unit];
					for (let i = 0; i < inputs; i++)
						sum += row[i] * parameters[kernelStart + i * outputs + unit];
					result.push(sum);
				}
				return result;
			});
			const isHidden = layer.index < network.layers.length - 1;
			const ones = () => new Float32Array(before.length * layer.outputs).fill(1);
			const flatScales =
				isHidden && dropoutStep !== null && training.dropout > 0
					? dropoutMask(
							training.dropout,
							seeds.dropout,
							dropoutStep,
							layer.index,
							before.length,
							layer.outputs
						)
					: ones();
			const scales = rowsOf(flatScales, layer.outputs);
			const activate = functions[layer.activation].of;
			values = sums.map((row, r) => row.map((sum, unit) => activate(sum) * scales[r][unit]));
			return { layer, before, sums, scales, values };
		});
	}

	activations(inputs: ArrayLike<number>): number[][] {
		return this.#forward(rowsOf(inputs, inputsOf(this.member.network)), null).map(({ values }) =>
			values.flat()
		);
	}

	outputs(inputs: ArrayLike<number>): number[] {
		return this.activations(inputs).pop()!;
	}

	/** The gradient of the mean loss over rows with respect to the outputs. */
	#outputGradient(outputs: Matrix, targets: Matrix): Matrix {
		const rows = outputs.length;
		const { temperature = 1 } = this.member;
		const cooled = outputs.map((row) => row.map((z) => z / temperature));
		const gradients = cooled.map((row, r) => {
			const target = targets[r];
			switch (this.member.loss) {
				case 'meanSquaredError':
					return row.map((z, i) => (2 * (z - target[i])) / (rows * row.length));
				case 'binaryCrossEntropy':
					return row.map((z, i) => (functions.sigmoid.of(z) - target[i]) / (rows * row.length));
				case 'softmaxCrossEntropy': {
					const exponentials = row.map((z) => Math.exp(z - Math.max(...row)));
					const sum = exponentials.reduce((a, b) => a + b);
					return exponentials.map((e, i) => (e / sum - target[i]) / rows);
				}
			}
		});
		return gradients.map((row) => row.map((value) => temperature * value));
	}

	/** The gradient of loss and penalty over the batch of the present step. */
	gradient(): Float64Array {
		const { network } = this.member;
		const { table, rows } = batchesOf(this.member, this.#streams)(this.steps);
		const batch = rows ? Array.from(rows) : [...Array(table.rows).keys()];
		const passes = this.#forward(
			batch.map((row) => rowOf(table.inputs, inputsOf(network), row)),
			this.steps
		);
		const gradient = new Float64Array(this.parameters.length);
		const computed = this.computed();
		let delta = this.#outputGradient(
			passes[passes.length - 1].values,
			batch.map((row) => rowOf(table.targets, outputsOf(network), row))
		);
		for (const { layer, before, sums, scales } of passes.reverse()) {
			const { derivative } = functions[layer.activation];
			delta = delta.map((row, r) =>
				row.map((value, unit) => value * scales[r][unit] * derivative(sums[r][unit]))
			);
			const { inputs, outputs, kernelStart, biasStart } = layer;
			const back: Matrix = before.map(() => new Array<number>(inputs).fill(0));
			for (let r = 0; r < delta.length; r++) {
				const [from, to, row] = [before[r], back[r], delta[r]];
				for (let unit = 0; unit < outputs; unit++) {
					const value = row[unit];
					gradient[biasStart + unit] += value;
					for (let i = 0; i < inputs; i++) {
						const at = kernelStart + i * outputs + unit;
						gradient[at] += from[i] * value;
						to[i] += computed[at] * value;
					}
				}
			}
			for (let i = kernelStart; i < biasStart; i++) {
				gradient[i] += this.#penalty(this.parameters[i]);
			}
			delta = back;
		}
		if (!this.member.lora) return gradient;
		const ofUpdate = new Float64Array(gradient.length);
		for (const { weight, a, b } of this.#updates().flat()) {
			const product = gradient[weight] - this.#penalty(this.parameters[weight]);
			ofUpdate[a] += product * this.parameters[b];
			ofUpdate[b] += product * this.parameters[a];
		}
		const { end } = denseLayersOf(network).at(-1)!;
		return gradient.map((value, i) =>
			i < end ? value : ofUpdate[i] + this.#penalty(this.parameters[i])
		);
	}

	/** The gradient of the penalty of one weight. */
	#penalty(weight: number): number {
		const { l1, l2 } = this.member.training;
		return l1 * Math.sign(weight) + 2 * l2 * weight;
	}

	step(): void {
		const { training, network, horizon = Infinity, lora } = this.member;
		const own = denseLayersOf(network).at(-1)!.end;
		const mask = lora ? this.parameters.map((_, i) => Number(i >= own)) : this.member.mask;
		const gradient = this.gradient();
		let rate = training.learningRate;
		if (training.schedule === 'cosine') {
			rate *= (1 + Math.cos((Math.PI * Math.min(this.steps, horizon)) / horizon)) / 2;
		}
		this.#powers = this.#powers.map((power, i) =>
			Math.fround(power * Math.fround([0.9, 0.999][i]))
		);
		const corrections = this.#powers.map((power) => Math.fround(1 - power));
		const isKernel = new Uint8Array(this.parameters.length);
		for (const layer of denseLayersOf(network))
			isKernel.fill(1, layer.kernelStart, layer.biasStart);
		isKernel.fill(1, own);
		const [first, second] = this.moments;
		for (let i = 0; i < gradient.length; i++) {
			const g = gradient[i];
			let change = rate * g;
			if (training.optimizer === 'momentum') {
				first[i] = 0.9 * first[i] + g;
				change = rate * first[i];
			} else if (training.optimizer === 'adam') {
				first[i] = 0.9 * first[i] + 0.1 * g;
				second[i] = 0.999 * second[i] + 0.001 * g * g;
				change =
					(rate * (first[i] / corrections[0])) / (Math.sqrt(second[i] / corrections[1]) + 1e-7);
			}
			const decay = isKernel[i] ? rate * training.weightDecay : 0;
			if (mask && !mask[i]) continue;
			this.parameters[i] = this.parameters[i] * (1 - decay) - change;
		}
		this.steps++;
	}

	train(steps: number): this {
		for (let done = 0; done < steps; done++) this.step();
		return this;
	}

	update({ horizon, ...changes }: Changes): void {
		const training = { ...this.member.training, ...changes };
		if (training.optimizer !== this.member.training.optimizer) {
			this.moments.forEach((moment) => moment.fill(0));
			this.#powers = [1, 1];
		}
		this.member = { ...this.member, training, horizon: horizon ?? this.member.horizon };
	}

	/** Mean loss over rows, in its textbook form. */
	loss(inputs: ArrayLike<number>, targets: ArrayLike<number>, temperature = 1): number {
		const width = outputsOf(this.member.network);
		const wanted = rowsOf(targets, width);
		const logits = this.outputs(inputs).map((z) => z / temperature);
		const losses = rowsOf(logits, width).map((row, r) => {
			const target = wanted[r];
			const sum = (terms: number[]) => terms.reduce((a, b) => a + b);
			switch (this.member.loss) {
				case 'meanSquaredError':
					return sum(row.map((z, i) => (z - target[i]) ** 2)) / width;
				case 'binaryCrossEntropy': {
					const p = row.map(functions.sigmoid.of);
					const terms = p.map(
						(q, i) => -target[i] * Math.log(q) - (1 - target[i]) * Math.log(1 - q)
					);
					return sum(terms) / width;
				}
				case 'softmaxCrossEntropy': {
					const total = sum(row.map(Math.exp));
					return -sum(row.map((z, i) => target[i] * Math.log(Math.exp(z) / total)));
				}
			}
		});
		return (temperature ** 2 * losses.reduce((a, b) => a + b)) / losses.length;
	}
}

/** ‖a − b‖ / ‖b‖ */
export function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
	let difference = 0;
	let norm = 0;
	for (let i = 0; i < b.length; i++) {
		difference += (a[i] - b[i]) ** 2;
		norm += b[i] ** 2;
	}
	return Math.sqrt(difference / norm);
}
