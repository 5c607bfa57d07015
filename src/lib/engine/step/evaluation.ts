import { scoreOutputs, type Evaluation } from '../../network/loss.ts';
import { kernelsOf, outputsOf } from '../../network/spec.ts';
import type { Member } from '../trainer.ts';
import { square } from '../../math/elementary.ts';

/** The rows that a member is evaluated on: its training rows, then its validation rows. */
export function evaluatedInputs({ data }: Member): Float32Array {
	const inputs = new Float32Array(data.training.inputs.length + data.validation.inputs.length);
	inputs.set(data.training.inputs);
	inputs.set(data.validation.inputs, data.training.inputs.length);
	return inputs; // [training rows + validation rows, inputs]
}

/** Whether there is a penalty, for which `evaluateOutputs` needs the parameters. */
export function isPenalised({ training }: Member): boolean {
	return training.l1 !== 0 || training.l2 !== 0;
}

/** `l1 · Σ|w| + l2 · Σw²` over kernels. */
function penaltyOf({ network, training }: Member, parameters: Float32Array): number {
	let penalty = 0;
	for (const { start, end } of kernelsOf(network)) {
		for (let i = start; i < end; i++) {
			penalty += training.l1 * Math.abs(parameters[i]) + training.l2 * square(parameters[i]);
		}
	}
	return penalty;
}

/** The one evaluation function: from the outputs over `evaluatedInputs`. */
export function evaluateOutputs(
	member: Member,
	outputs: Float32Array,
	parameters: Float32Array | null,
	step: number
): Evaluation {
	const { loss, network, data } = member;
	const width = outputsOf(network);
	const split = data.training.rows * width;
	const training = scoreOutputs(loss, outputs.subarray(0, split), data.training.targets, width);
	const validation = scoreOutputs(loss, outputs.subarray(split), data.validation.targets, width);
	const penalty = parameters && isPenalised(member) ? penaltyOf(member, parameters) : 0;
	const diverged = ![training.loss, validation.loss, penalty].every(Number.isFinite);
	return { step, training, validation, penalty, diverged };
}
