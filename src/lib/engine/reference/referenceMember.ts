/**
 * One network of the reference executor: its parameters and moments as flat tensors, and one
 * optimizer step on them by automatic differentiation. The methods only hand work to the device.
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
import { momentsOf } from '../../network/hyperparameters.ts';
import { inputsOf, kernelsOf, layersOf, outputsOf, type Layer } from '../../network/spec.ts';
import { sizeOf } from '../../network/shape.ts';
import { batchesOf, type Batch } from '../step/batches.ts';
import { droppedLayersOf, dropoutMask } from '../step/dropout.ts';
import { evaluatedInputs } from '../step/evaluation.ts';
import { cutParameters, forwardPass } from './forwardPass.ts';
import { initialParameters } from '../../network/initialParameters.ts';
import { learningRateAt } from '../step/learningRate.ts';
import { optimizerRules } from './optimizers.ts';
import { outputLoss } from './outputLoss.ts';
import type { Member, MemberSnapshot } from '../trainer.ts';

export type Changes = Partial<Member['training']> & { horizon?: number };

export class ReferenceMember {
	/** With the hyperparameters of now. */
	member: Member;
	steps = 0;
	diverged = false;
	stopped = false;
	/** Counts what was put in from outside, so that readings of an earlier state can be told. */
	generation = 0;
	parameters: Tensor1D;
	moments: Tensor1D[];
	/** Steps since the moments were zero. */
	#optimizerSteps = 0;

	readonly #layers: readonly Layer[];
	readonly #inputs: Tensor; // [training rows, …input]
	readonly #targets: Tensor2D; // [training rows, outputs]
	readonly #evaluated: Tensor; // [training rows + validation rows, …input]
	/** 1 at kernels, 0 at biases, which carry no penalty and do not decay. */
	readonly #isKernel: Tensor1D;
	readonly #mask: Tensor1D | null;
	#batchAt: (step: number) => Batch;
	readonly #streams: Streams;

	constructor(member: Member, streams: Streams) {
		const { network, data, seeds } = member;
		this.member = { ...member };
		this.#streams = streams;
		this.#batchAt = batchesOf(this.member, streams);
		this.#layers = layersOf(network);
		const start = member.parameters ?? initialParameters(network, seeds.weights);
		this.parameters = tensor1d(start.slice());
		this.moments = this.#zeroMoments();
		const { inputs, targets, rows } = data.training;
		this.#inputs = this.uploadRows(inputs);
		this.#targets = tensor2d(targets, [rows, outputsOf(network)]);
		this.#evaluated = this.uploadRows(evaluatedInputs(member));
		const isKernel = new Float32Array(start.length);
		for (const { start, end } of kernelsOf(network)) isKernel.fill(1, start, end);
		this.#isKernel = tensor1d(isKernel);
		this.#mask = member.mask ? tensor1d(member.mask, 'bool') : null;
	}

	get isTraining(): boolean {
		return !this.stopped && !this.diverged && this.steps < (this.member.steps ?? Infinity);
	}

	step(): void {
		if (!this.isTraining) return;
		const { training, horizon } = this.member;
		const learningRate = learningRateAt(training, this.steps, horizon);
		const rule = optimizerRules[training.optimizer];
		this.#optimizerSteps++;
		const next = tidy(() => {
			const { decrement, moments } = rule(
				this.gradient(true),
				this.moments,
				learningRate,
				this.#optimizerSteps
			);
			const moved = sub(this.#decayed(learningRate), decrement) as Tensor1D;
			return {
				moments,
				parameters: this.#mask ? where(this.#mask, moved, this.parameters) : moved
			};
		});
		this.#replace(next.parameters as Tensor1D, next.moments);
		this.steps++;
	}

	/** Of loss and penalty, over this step's batch; the caller disposes of it. */
	gradient(dropsOut = false): Tensor1D {
		const { loss, training } = this.member;
		const { inputs, targets } = this.#batch();
		const scales = dropsOut ? this.#dropoutScales(inputs.shape[0]) : undefined;
		const gradients = grads((...parameters) => {
			const activations = forwardPass(this.#layers, parameters, inputs, scales);
			return outputLoss(loss, activations[activations.length - 1] as Tensor2D, targets);
		})(cutParameters(this.#layers, this.parameters));
		let gradient = concat(gradients.map((part) => reshape(part, [-1]))) as Tensor1D; // [parameters]
		const kernels = () => mul(this.parameters, this.#isKernel);
		if (training.l1 > 0) gradient = add(gradient, mul(sign(kernels()), training.l1));
		if (training.l2 > 0) gradient = add(gradient, mul(kernels(), 2 * training.l2));
		return gradient;
	}

	#batch(): { inputs: Tensor; targets: Tensor2D } {
		const { network, data } = this.member;
		const { table, rows } = this.#batchAt(this.steps);
		if (table !== data.training) {
			return {
				inputs: this.uploadRows(table.inputs),
				targets: tensor2d(table.targets, [table.rows, outputsOf(network)])
			};
		}
		if (!rows) return { inputs: this.#inputs, targets: this.#targets };
		const chosen = tensor1d(rows, 'int32'); // [batch]
		return { inputs: gather(this.#inputs, chosen), targets: gather(this.#targets, chosen) };
	}

	/** By the index of the layer. */
	#dropoutScales(rows: number): ReadonlyMap<number, Tensor> | undefined {
		const { dropout } = this.member.training;
		if (dropout === 0) return undefined;
		const seed = this.member.seeds.dropout;
		return new Map(
			droppedLayersOf(this.#layers).map(({ index, output }) => {
				const mask = dropoutMask(dropout, seed, this.steps, index, rows, sizeOf(output));
				return [index, tensor(mask, [rows, ...output])];
			})
		);
	}

	/** Decoupled weight decay (https://arxiv.org/abs/1711.05101). */
	#decayed(learningRate: number): Tensor1D {
		const { weightDecay } = this.member.training;
		if (weightDecay === 0) return this.parameters;
		return mul(this.parameters, sub(1, mul(this.#isKernel, learningRate * weightDecay)));
	}

	/** `[rows, …input]` on the device; the caller disposes of it. */
	uploadRows(inputs: Float32Array): Tensor {
		const { network } = this.member;
		return tensor(inputs, [inputs.length / inputsOf(network), ...network.input]);
	}

	/** Per layer `[rows, units]`, dropout off; of the evaluated rows unless told otherwise. */
	activations(inputs: Tensor = this.#evaluated, parameters?: Float32Array): Tensor[] {
		const flat = parameters ? tensor1d(parameters.slice()) : this.parameters;
		return forwardPass(this.#layers, cutParameters(this.#layers, flat), inputs);
	}

	update({ horizon, ...changes }: Changes): void {
		const before = this.member.training;
		const training = { ...before, ...changes };
		this.member = { ...this.member, training, horizon: horizon ?? this.member.horizon };
		if (training.optimizer !== before.optimizer) {
			this.#replace(this.parameters, this.#zeroMoments());
			this.#optimizerSteps = 0;
		}
		if (training.batchSize !== before.batchSize) {
			this.#batchAt = batchesOf(this.member, this.#streams);
		}
	}

	/** Was found to be no finite number after `steps` steps; what it did since does not count. */
	endDiverged(steps: number): void {
		this.diverged = true;
		this.steps = steps;
	}

	set(parameters: Float32Array): void {
		this.#replace(tensor1d(parameters.slice()), this.moments);
		this.diverged = false;
		this.generation++;
	}

	/** What a snapshot holds beside the tensors. */
	get progress(): Omit<MemberSnapshot, 'parameters' | 'moments'> {
		const { steps, diverged, stopped } = this;
		return { steps, diverged, stopped, optimizerSteps: this.#optimizerSteps };
	}

	restore(snapshot: MemberSnapshot): void {
		// A snapshot of another optimizer has nothing to go on from but its parameters.
		const goesOn = snapshot.moments.length === momentsOf[this.member.training.optimizer];
		const moments = goesOn
			? snapshot.moments.map((moment) => tensor1d(moment.slice()))
			: this.#zeroMoments();
		this.#replace(tensor1d(snapshot.parameters.slice()), moments);
		this.steps = snapshot.steps;
		this.#optimizerSteps = goesOn ? (snapshot.optimizerSteps ?? snapshot.steps) : 0;
		this.diverged = snapshot.diverged;
		this.stopped = snapshot.stopped;
		this.generation++;
	}

	dispose(): void {
		dispose([this.parameters, ...this.moments, this.#inputs, this.#targets, this.#evaluated]);
		dispose([this.#isKernel, this.#mask ?? []].flat());
	}

	#zeroMoments(): Tensor1D[] {
		const count = momentsOf[this.member.training.optimizer];
		return Array.from({ length: count }, () => zeros(this.parameters.shape) as Tensor1D);
	}

	/** Frees whatever tensors it does not keep. */
	#replace(parameters: Tensor1D, moments: Tensor1D[]): void {
		const kept = new Set([parameters, ...moments]);
		dispose([this.parameters, ...this.moments].filter((old) => !kept.has(old)));
		this.parameters = parameters;
		this.moments = moments;
	}
}
