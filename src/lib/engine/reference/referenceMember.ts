/**
 * A member of the reference executor: its parameters and moments as flat tensors, and an optimizer
 * step on them by automatic differentiation. The methods only hand work to the device.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import {
	add,
	concat,
	dispose,
	gather,
	grads,
	mul,
	reshape,
	sign,
	sub,
	tensor,
	tensor1d,
	tensor2d,
	tidy,
	where,
	zeros
} from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Streams } from '../../data/stream.ts';
import { droppedLayersOf } from '../../network/forward.ts';
import { inputsOf, kernelsOf, layersOf, outputsOf, type Layer } from '../../network/spec.ts';
import { sizeOf } from '../../network/shape.ts';
import { dropoutMask } from '../step/dropout.ts';
import { evaluatedInputs } from '../step/evaluation.ts';
import { roundingAt, trainedFrom, trainedMask } from '../step/computedParameters.ts';
import { cutParameters, layerActivations } from './layerActivations.ts';
import { learningRateAt } from '../step/learningRate.ts';
import { MemberProgress } from '../step/memberProgress.ts';
import { startingParameters } from '../step/startingParameters.ts';
import { optimizerRules } from './optimizers.ts';
import { outputLoss } from './outputLoss.ts';
import { cutUpdate, mergedKernels } from './lowRank.ts';
import { roundedParameters } from './rounding.ts';
import type { Changes, Member, MemberSnapshot } from '../trainer.ts';

/** A member's points on the device. */
interface DataTensors {
	inputs: Tensor; // [training rows, …input]
	targets: Tensor2D; // [training rows, outputs]
	evaluated: Tensor; // [training rows + validation rows, …input]
}

export class ReferenceMember {
	readonly progress: MemberProgress;
	/** What is trained. */
	parameters: Tensor1D;
	moments: Tensor1D[];

	readonly #layers: readonly Layer[];
	#data: DataTensors;
	/** 1 at kernels, 0 at biases, which carry no penalty and do not decay. */
	readonly #isKernel: Tensor1D;
	readonly #mask: Tensor1D | null;

	constructor(member: Member, streams: Streams) {
		const { network } = member;
		this.progress = new MemberProgress(member, streams);
		this.#layers = layersOf(network);
		const start = startingParameters(member);
		this.parameters = tensor1d(start.slice());
		this.moments = this.#momentsFrom([]);
		this.#data = this.#uploadData();
		const isKernel = new Float32Array(start.length);
		for (const { start, end } of kernelsOf(network)) isKernel.fill(1, start, end);
		isKernel.fill(1, this.#layers[this.#layers.length - 1].end);
		this.#isKernel = tensor1d(isKernel);
		const mask = trainedMask(member);
		this.#mask = mask ? tensor1d(mask, 'bool') : null;
	}

	step(): void {
		const { isTraining, member, steps, optimizerSteps } = this.progress;
		if (!isTraining) return;
		const { training, horizon } = member;
		const learningRate = learningRateAt(training, steps, horizon);
		const rule = optimizerRules[training.optimizer];
		const next = tidy(() => {
			const { decrement, moments } = rule(
				this.gradient(true),
				this.moments,
				learningRate,
				optimizerSteps + 1
			);
			const moved = sub(this.#decayed(learningRate), decrement) as Tensor1D;
			return {
				moments,
				parameters: this.#mask ? where(this.#mask, moved, this.parameters) : moved
			};
		});
		this.#replace(next.parameters as Tensor1D, next.moments);
		this.progress.advance(1);
	}

	/** The gradient of loss and penalty over the next step's batch; the caller disposes of it. */
	gradient(dropsOut = false): Tensor1D {
		const { member } = this.progress;
		const { loss, training, temperature } = member;
		const { inputs, targets } = this.#batch();
		const scales = dropsOut ? this.#dropoutScales(inputs.shape[0]) : undefined;
		const gradients = grads((...trained) => {
			const parameters = mergedKernels(member, this.#layers, trained);
			const activations = layerActivations(this.#layers, parameters, inputs, scales);
			return outputLoss(
				loss,
				activations[activations.length - 1] as Tensor2D,
				targets,
				temperature
			);
		})([...cutParameters(this.#layers, this.#rounded()), ...cutUpdate(member, this.parameters)]);
		let gradient = concat(gradients.map((part) => reshape(part, [-1]))) as Tensor1D; // [parameters]
		const kernels = () => mul(this.parameters, this.#isKernel);
		if (training.l1 > 0) gradient = add(gradient, mul(sign(kernels()), training.l1));
		if (training.l2 > 0) gradient = add(gradient, mul(kernels(), 2 * training.l2));
		return gradient;
	}

	#batch(): { inputs: Tensor; targets: Tensor2D } {
		const { member, batchAt, steps } = this.progress;
		const { network, data } = member;
		const { table, rows } = batchAt(steps);
		if (table !== data.training) {
			return {
				inputs: this.uploadRows(table.inputs),
				targets: tensor2d(table.targets, [table.rows, outputsOf(network)])
			};
		}
		const { inputs, targets } = this.#data;
		if (!rows) return { inputs, targets };
		const chosen = tensor1d(rows, 'int32'); // [batch]
		return { inputs: gather(inputs, chosen), targets: gather(targets, chosen) };
	}

	/** The dropout factors of the next step by the index of their layer. */
	#dropoutScales(rows: number): ReadonlyMap<number, Tensor> | undefined {
		const { member, steps } = this.progress;
		const { dropout } = member.training;
		if (dropout === 0) return undefined;
		const seed = member.seeds.dropout;
		return new Map(
			droppedLayersOf(this.#layers).map(({ index, output }) => {
				const mask = dropoutMask(dropout, seed, steps, index, rows, sizeOf(output));
				return [index, tensor(mask, [rows, ...output])];
			})
		);
	}

	/** Decoupled weight decay (https://arxiv.org/abs/1711.05101). */
	#decayed(learningRate: number): Tensor1D {
		const { weightDecay } = this.progress.member.training;
		if (weightDecay === 0) return this.parameters;
		return mul(this.parameters, sub(1, mul(this.#isKernel, learningRate * weightDecay)));
	}

	/** `[rows, …input]` on the device; the caller disposes of it. */
	uploadRows(inputs: Float32Array): Tensor {
		const { network } = this.progress.member;
		return tensor(inputs, [inputs.length / inputsOf(network), ...network.input]);
	}

	#uploadData(): DataTensors {
		const { member } = this.progress;
		const { inputs, targets, rows } = member.data.training;
		return {
			inputs: this.uploadRows(inputs),
			targets: tensor2d(targets, [rows, outputsOf(member.network)]),
			evaluated: this.uploadRows(evaluatedInputs(member))
		};
	}

	/** Each layer's activations `[rows, …output]`, dropout off. Default: over the evaluated rows. */
	activations(inputs: Tensor = this.#data.evaluated, parameters?: Float32Array): Tensor[] {
		const flat = parameters ? tensor1d(parameters.slice()) : this.computed();
		return layerActivations(this.#layers, cutParameters(this.#layers, flat), inputs);
	}

	/** What it computes with; to be called where tensors are tidied up. */
	computed(): Tensor1D {
		const { member } = this.progress;
		if (!member.lora) return this.#rounded();
		const trained = [
			...cutParameters(this.#layers, this.parameters),
			...cutUpdate(member, this.parameters)
		];
		const parameters = mergedKernels(member, this.#layers, trained);
		return concat(parameters.map((part) => reshape(part, [-1]))) as Tensor1D;
	}

	#rounded(): Tensor1D {
		const { member, steps } = this.progress;
		const rounding = roundingAt(member, steps);
		return rounding ? roundedParameters(this.#layers, this.parameters, rounding) : this.parameters;
	}

	update(changes: Changes): void {
		if (this.progress.update(changes).moments) {
			this.#replace(this.parameters, this.#momentsFrom([]));
		}
	}

	set(parameters: Float32Array): void {
		const trained = trainedFrom(this.progress.member, parameters);
		this.#replace(tensor1d(trained.slice()), this.moments);
		this.progress.noteParametersSet();
	}

	/** Goes back to a snapshot, and with `data` on to other points. */
	restore(snapshot: MemberSnapshot, data?: Member['data'] | null): void {
		const moments = this.progress.restore(snapshot);
		const trained = trainedFrom(this.progress.member, snapshot.parameters);
		this.#replace(tensor1d(trained.slice()), this.#momentsFrom(moments));
		if (!data) return;
		this.progress.replaceData(data);
		dispose(Object.values(this.#data));
		this.#data = this.#uploadData();
	}

	dispose(): void {
		dispose([this.parameters, ...this.moments, ...Object.values(this.#data)]);
		dispose([this.#isKernel, this.#mask ?? []].flat());
	}

	/** The moments that the optimizer keeps; zeros where there are none to go on from. */
	#momentsFrom(given: readonly Float32Array[]): Tensor1D[] {
		const { moments } = this.progress;
		return Array.from({ length: moments }, (_, i) =>
			given[i] ? tensor1d(given[i].slice()) : (zeros(this.parameters.shape) as Tensor1D)
		);
	}

	/** Takes up these tensors and frees those of before. */
	#replace(parameters: Tensor1D, moments: Tensor1D[]): void {
		const kept = new Set([parameters, ...moments]);
		dispose([this.parameters, ...this.moments].filter((old) => !kept.has(old)));
		this.parameters = parameters;
		this.moments = moments;
	}
}
