/**
 * Replays training steps: bursts of as many steps as the plan has slots, for each of which the batches
 * and the members' numbers are handed over together.
 */
import { batchOf } from '../batches.ts';
import type { Device, Framebuffer, Texture } from './device.ts';
import type { Place } from './atlas.ts';
import { packRows } from './matrix.ts';
import { writeOnes } from './ones.ts';
import type { MemberState } from './memberState.ts';
import type { ParameterState } from './parameterState.ts';
import { Replay, type Bindings } from './replay.ts';
import { slotsFor } from './slots.ts';
import { handOver } from './handOver.ts';
import type { StepTable } from './stepTable.ts';
import { listTraining } from './trainingDraws.ts';
import { planTraining, type Trained, type TrainingPlan } from './trainingPlan.ts';

export class TrainingRun {
	/** Most steps of one burst. */
	readonly slots: number;
	readonly #device: Device;
	readonly #members: readonly MemberState[];
	readonly #trained: readonly Trained[];
	readonly #parameters: ParameterState;
	readonly #table: StepTable;
	readonly #plan: TrainingPlan;
	readonly #sides: readonly [Texture, Texture];
	readonly #objects: (Texture | Framebuffer)[] = [];
	readonly #bindings: Bindings[];
	#replay: Replay | null = null;
	/** What the draws now recorded are for. */
	#recorded = '';

	constructor(
		device: Device,
		members: readonly MemberState[],
		parameters: ParameterState,
		table: StepTable,
		mask: Texture
	) {
		this.#device = device;
		this.#members = members;
		this.#parameters = parameters;
		this.#table = table;
		this.#trained = members.map(({ member }, i) => ({
			parameters: parameters.layout.members[i],
			loss: member.loss,
			...batchOf(member)
		}));
		this.slots = slotsFor(
			members.map(({ member }) => member),
			device
		);
		const plan = (this.#plan = planTraining(this.#trained, device.rowsPerBlock, this.slots));
		const make = ({ width, height }: { width: number; height: number }) => {
			const texture = device.texture(width, height, device.rowsPerBlock);
			const framebuffer = device.framebuffer(texture);
			this.#objects.push(framebuffer, texture);
			return { texture, framebuffer };
		};
		const parts = {
			even: make(plan.sides[0]),
			odd: make(plan.sides[1]),
			evenDeltas: make(plan.deltas[0]),
			oddDeltas: make(plan.deltas[1]),
			gradients: make(plan.gradients)
		};
		this.#sides = [parts.even.texture, parts.odd.texture];
		const names = Object.keys(parts) as (keyof typeof parts)[];
		this.#bindings = [0, 1].map((side) => {
			const [weights, moments1, moments2] = parameters.textures[side];
			const own = names.map((name) => [name, parts[name].texture]);
			return {
				textures: { ...Object.fromEntries(own), weights, moments1, moments2, mask },
				framebuffers: {
					...Object.fromEntries(names.map((name) => [name, parts[name].framebuffer])),
					parameters: parameters.framebuffers[1 - side]
				}
			};
		});
		this.#trained.forEach(({ parameters: { layers } }, i) =>
			writeOnes(device, this.#sides, layers, plan.members[i].inputs)
		);
		this.#uploadFullBatches();
	}

	/** Hands `steps` steps to the device, at most as many as there are slots. */
	burst(steps: number): void {
		this.#record();
		this.#stage(steps);
		const replay = this.#replay!;
		if (!replay.isEmpty) {
			replay.begin();
			for (let slot = 0; slot < steps; slot++) {
				replay.draw(this.#table.rowOf(slot), this.#parameters.side);
				this.#parameters.side = this.#parameters.side === 0 ? 1 : 0;
			}
		}
		this.#device.finish();
	}

	/** A member that rests drops out once both sides hold its parameters. */
	#record(): void {
		const kinds = this.#members.map(({ member, isTraining, isSettled }) => {
			if (!isTraining && isSettled) return null;
			const { optimizer, dropout } = member.training;
			return { optimizer, dropsOut: dropout > 0, isMasked: member.mask !== undefined };
		});
		const recorded = JSON.stringify(kinds);
		if (recorded === this.#recorded) return;
		this.#recorded = recorded;
		this.#replay?.dispose();
		const list = listTraining(this.#trained, this.#plan, kinds);
		this.#replay = new Replay(this.#device, list, this.#table.texture, this.#bindings);
	}

	#stage(steps: number): void {
		handOver(this.#members, this.#table, steps, (state, i) => {
			if (!this.#trained[i].isMiniBatch) return null;
			const { blocks, batch, batchSide, targets } = this.#plan.members[i];
			const { inputs: width, outputs } = state.member.network;
			const { rowsPerBlock } = this.#device;
			const height = steps * blocks;
			const inputTexels = new Float32Array(4 * rowsPerBlock * height * batch.width);
			const targetTexels = new Float32Array(4 * rowsPerBlock * height * targets.width);
			return {
				rowsPerSlot: blocks,
				put(slot, { table, rows }) {
					const at = { blocks: height, firstBlock: slot * blocks };
					packRows(table.inputs, width, rowsPerBlock, rows, inputTexels, {
						...at,
						hasOne: true
					});
					packRows(table.targets, outputs, rowsPerBlock, rows, targetTexels, {
						...at,
						hasOne: false
					});
				},
				upload: () => {
					this.#device.upload(this.#sides[batchSide], { ...batch, height }, inputTexels);
					this.#device.upload(this.#sides[0], { ...targets, height }, targetTexels);
				}
			};
		});
	}

	#uploadFullBatches(): void {
		this.#trained.forEach(({ isMiniBatch }, i) => {
			if (isMiniBatch) return;
			const { member } = this.#members[i];
			const { batch, batchSide, targets, blocks } = this.#plan.members[i];
			const { inputs, targets: values } = member.data.training;
			const { rowsPerBlock } = this.#device;
			const pack = (matrix: Float32Array, columns: number, { width }: Place, hasOne: boolean) => {
				const texels = new Float32Array(4 * width * blocks * rowsPerBlock);
				const at = { blocks, firstBlock: 0, hasOne };
				packRows(matrix, columns, rowsPerBlock, null, texels, at);
				return texels;
			};
			const { network } = member;
			this.#device.upload(this.#sides[batchSide], batch, pack(inputs, network.inputs, batch, true));
			this.#device.upload(this.#sides[0], targets, pack(values, network.outputs, targets, false));
		});
	}

	dispose(): void {
		this.#replay?.dispose();
		this.#device.free(...this.#objects);
	}
}
