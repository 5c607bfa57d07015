/** Checks of what a trainer is given. What does not fit is a `RangeError` in plain words. */
import type { Table } from '../../data/table.ts';
import { bitWidths } from '../../network/compression/quantize.ts';
import { countParameters } from '../../network/cost.ts';
import { inputsOf, isDenseStack, outputsOf, type NetworkSpec } from '../../network/spec.ts';
import type { Member, Snapshot } from '../trainer.ts';
import { countTrained } from './computedParameters.ts';

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function assertLength(what: string, { length }: ArrayLike<number>, wanted: number): void {
	if (length !== wanted)
		throw new RangeError(`${what} must hold ${wanted} numbers, not ${length}.`);
}

export function assertSteps(steps: number): void {
	if (Number.isInteger(steps) && steps >= 0) return;
	throw new RangeError(`${steps} is no number of steps.`);
}

/** `members`: how many there are. */
export function assertMember(member: number, members: number): void {
	if (Number.isInteger(member) && member >= 0 && member < members) return;
	throw new RangeError(`There is no member ${member} among ${members}, counted from 0.`);
}

export function assertParameters({ network }: Member, parameters: Float32Array): void {
	assertLength('The parameters', parameters, countParameters(network));
}

/** Parameters as a snapshot has them: those of the network, with an update where the member trains one. */
export function assertTrained(member: Member, parameters: Float32Array): void {
	if (member.lora && parameters.length === countTrained(member)) return;
	assertParameters(member, parameters);
}

/** `inputs` `[rows, inputs]`, of one row at least. */
export function assertInputs({ network }: Member, inputs: Float32Array): void {
	const width = inputsOf(network);
	if (inputs.length > 0 && inputs.length % width === 0) return;
	throw new RangeError(`${inputs.length} numbers make no rows of ${counted(width, 'input')}.`);
}

function assertTable(name: string, table: Table, network: NetworkSpec): void {
	const { rows, inputs, targets, labels } = table;
	if (!Number.isInteger(rows) || rows < 1) throw new RangeError(`There are no ${name} rows.`);
	assertLength(`The inputs of ${counted(rows, `${name} row`)}`, inputs, rows * inputsOf(network));
	if (labels) assertLength(`The labels of ${counted(rows, `${name} row`)}`, labels, targets.length);
	assertLength(
		`The targets of ${counted(rows, `${name} row`)}`,
		targets,
		rows * outputsOf(network)
	);
}

/** Rows as wide as the network's inputs and outputs. */
export function assertData({ network }: Member, data: Member['data']): void {
	assertTable('training', data.training, network);
	assertTable('validation', data.validation, network);
}

function assertUpdate({ network, quantization }: Member, rank: number): void {
	if (!isDenseStack(network)) {
		throw new RangeError('Only a stack of dense layers takes a low-rank update.');
	}
	if (!Number.isInteger(rank) || rank < 1) throw new RangeError(`${rank} is no rank of an update.`);
	if (quantization) throw new RangeError('A low-rank update is trained without rounding.');
}

/** Members as a trainer begins with them. */
export function assertMembers(members: readonly Member[]): void {
	for (const member of members) {
		const {
			network,
			parameters,
			mask,
			data,
			quantization,
			lora,
			sourceTask,
			temperature = 1
		} = member;
		if (!(temperature > 0) || !Number.isFinite(temperature)) {
			throw new RangeError(`${temperature} is no temperature.`);
		}
		if (temperature !== 1 && member.loss === 'meanSquaredError') {
			throw new RangeError('Only a cross-entropy has a temperature.');
		}
		if (lora) assertUpdate(member, lora.rank);
		if (parameters) assertParameters(member, parameters);
		if (mask) assertLength('The mask', mask, countParameters(network));
		assertData(member, data);
		if (sourceTask) assertTable('source', sourceTask, network);
		if (quantization && !bitWidths.includes(quantization.bits)) {
			throw new RangeError(`Weights cannot be rounded to ${quantization.bits} bits.`);
		}
		if (quantization) assertSteps(quantization.from);
	}
}

/** A snapshot of exactly these members, whichever optimizers it is of. */
export function assertSnapshot({ members: held }: Snapshot, members: readonly Member[]): void {
	if (held.length !== members.length) {
		throw new RangeError(
			`The snapshot is of ${counted(held.length, 'member')}, not of ${members.length}.`
		);
	}
	for (const [i, { parameters, moments }] of held.entries()) {
		assertTrained(members[i], parameters);
		for (const moment of moments) assertLength('The moments', moment, parameters.length);
	}
}
