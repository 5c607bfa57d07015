/**
 * The numbers of every member that change from step to step, in a texture. A slot has them for one
 * step; it takes a row for each `membersPerRow` members. After the last slot come zeros, for passes
 * that are no training.
 */
import { adam } from '../../network/hyperparameters.ts';
import { biasCorrection } from '../step/biasCorrection.ts';
import { dropoutThreshold } from '../step/dropout.ts';
import { learningRateAt } from '../step/learningRate.ts';
import type { Device, Texture } from './device.ts';
import type { MemberState } from './memberState.ts';
import { mostSlots } from './layout/slots.ts';
import { membersPerRow, texelsPerMember } from './programs/program.ts';

const high = (value: number) => value >>> 16;
const low = (value: number) => value & 0xffff;

export class StepTable {
	readonly texture: Texture;
	/** The first row of zeros. */
	readonly zeros: number;
	readonly #device: Device;
	readonly #values: Float32Array;
	readonly rowsPerSlot: number;
	readonly #width: number;

	constructor(device: Device, members: number) {
		this.#device = device;
		this.rowsPerSlot = Math.ceil(members / membersPerRow);
		this.#width = texelsPerMember * Math.min(members, membersPerRow);
		this.zeros = mostSlots * this.rowsPerSlot;
		this.texture = device.texture(this.#width, this.rowsPerSlot * (mostSlots + 1));
		this.#values = new Float32Array(4 * this.#width * this.rowsPerSlot * mostSlots);
	}

	/** The first row of a slot. */
	rowOf(slot: number): number {
		return slot * this.rowsPerSlot;
	}

	/**
	 * Puts one member's numbers into a slot: those of the step that lies `ahead` of where it is. Its
	 * batch has `rows` rows and begins `batchOffset` below its first one.
	 */
	set(
		slot: number,
		index: number,
		state: MemberState,
		ahead: number,
		rows: number,
		batchOffset: number
	): void {
		const { training, horizon, seeds } = state.member;
		const steps = state.steps + ahead;
		const optimizerSteps = state.optimizerSteps + ahead;
		const row = this.rowOf(slot) + Math.floor(index / membersPerRow);
		const start = 4 * (row * this.#width + texelsPerMember * (index % membersPerRow));
		const rate = learningRateAt(training, steps, horizon);
		const threshold = dropoutThreshold(training.dropout);
		const values = this.#values;
		values[start] = rows;
		values[start + 1] = batchOffset;
		values[start + 2] = 1 / (1 - training.dropout);
		values[start + 3] = low(threshold);
		values[start + 4] = high(seeds.dropout);
		values[start + 5] = low(seeds.dropout);
		values[start + 6] = steps;
		values[start + 7] = high(threshold);
		values[start + 8] = rate;
		values[start + 9] = 1 / biasCorrection(adam.beta1, optimizerSteps + 1);
		values[start + 10] = 1 / biasCorrection(adam.beta2, optimizerSteps + 1);
		values[start + 11] = state.trainsAt(steps) ? 1 : 0;
		values[start + 12] = training.l1;
		values[start + 13] = training.l2;
		values[start + 14] = rate * training.weightDecay;
	}

	/** Uploads the first `slots` slots. */
	upload(slots: number): void {
		const height = slots * this.rowsPerSlot;
		const values = this.#values.subarray(0, 4 * this.#width * height);
		this.#device.upload(this.texture, { x: 0, y: 0, width: this.#width, height }, values);
	}
}
