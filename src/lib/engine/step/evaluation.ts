import type { Table } from '../../data/table.ts';
import { scoreOutputs, type Evaluation } from '../../network/loss.ts';
import { inputsOf, kernelsOf } from '../../network/spec.ts';
import type { Member } from '../trainer.ts';
import { square } from '../../math/elementary.ts';

/** What a member is evaluated on: its training rows, its validation rows, those of the source task. */
function evaluatedTables({ data, sourceTask }: Member): Table[] {
	return [data.training, data.validation, ...(sourceTask ? [sourceTask] : [])];
}

/** How many rows those are. */
export function countEvaluatedRows(member: Member): number {
	return evaluatedTables(member).reduce((sum, { rows }) => sum + rows, 0);
}

/** Their inputs, one table after another. */
export function evaluatedInputs(member: Member): Float32Array {
	const inputs = new Float32Array(countEvaluatedRows(member) * inputsOf(member.network));
	let at = 0;
	for (const table of evaluatedTables(member)) {
		inputs.set(table.inputs, at);
		at += table.inputs.length;
	}
	return inputs; // [rows, inputs]
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
	const { loss, data, temperature } = member;
	const width = data.training.targets.length / data.training.rows;
	let at = 0;
	const [training, validation, sourceTask] = evaluatedTables(member).map((table) => {
		const { rows, targets, labels } = table;
		const own = outputs.subarray(at, (at += rows * width));
		const isTaught = table === data.training;
		return scoreOutputs(loss, own, targets, width, labels, isTaught ? temperature : 1);
	});
	const penalty = parameters && isPenalised(member) ? penaltyOf(member, parameters) : 0;
	const diverged = ![training.loss, validation.loss, penalty].every(Number.isFinite);
	const others = sourceTask ? { sourceTask } : {};
	return { step, training, validation, ...others, penalty, diverged };
}
