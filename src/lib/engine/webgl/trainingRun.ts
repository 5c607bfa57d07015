/**
 * Replays training steps, each of which reads one side of the parameters and writes the other.
 */
import { batchOf } from '../step/batches.ts';
import { BatchTexture } from './batchTexture.ts';
import type { Device, Framebuffer, Texture } from './device.ts';
import type { MemberState } from './memberState.ts';
import { writeOnes } from './ones.ts';
import type { ParameterState } from './parameterState.ts';
import { Replay, type Bindings } from './replay.ts';
import { slotsFor } from './layout/slots.ts';
import { Staging } from './staging.ts';
import type { StepTable } from './stepTable.ts';
import type { TrainingMember } from './layout/trainingMember.ts';
import { listTraining } from './layout/trainingDraws.ts';
import { layOutTraining, type TrainingLayout } from './layout/trainingLayout.ts';

export class TrainingRun {
	readonly staging: Staging;
	readonly #device: Device;
	readonly #members: readonly MemberState[];
	readonly #trainingMembers: readonly TrainingMember[];
	readonly #parameters: ParameterState;
	readonly #table: StepTable;
	readonly #layout: TrainingLayout;
	readonly #objects: (Texture | Framebuffer)[] = [];
	readonly #bindings: Bindings[];
	#replay: Replay | null = null;
	/** What the draws now recorded are for. */
	#recorded = '';

	constructor(
		device: Device,
		states: readonly MemberState[],
		parameters: ParameterState,
		table: StepTable,
		mask: Texture
	) {
		this.#device = device;
		this.#members = states;
		this.#parameters = parameters;
		this.#table = table;
		const members = states.map(({ member }) => member);
		this.#trainingMembers = members.map((member, i) => ({
			parameters: parameters.layout.members[i],
			loss: member.loss,
			...batchOf(member)
		}));
		const slots = slotsFor(members, device);
		const layout = (this.#layout = layOutTraining(
			this.#trainingMembers,
			device.rowsPerBlock,
			slots
		));
		const make = ({ width, height }: { width: number; height: number }) => {
			const texture = device.texture(width, height, device.rowsPerBlock);
			const framebuffer = device.framebuffer(texture);
			this.#objects.push(framebuffer, texture);
			return { texture, framebuffer };
		};
		const drawn = {
			evenActivations: make(layout.activations[0]),
			oddActivations: make(layout.activations[1]),
			evenDeltas: make(layout.deltas[0]),
			oddDeltas: make(layout.deltas[1])
		};
		const batches = new BatchTexture(device, layout.batches, members);
		this.#objects.push(batches.texture);
		const names = Object.keys(drawn) as (keyof typeof drawn)[];
		this.#bindings = [0, 1].map((side) => {
			const [weights, moments1, moments2] = parameters.textures[side];
			const own = Object.fromEntries(names.map((name) => [name, drawn[name].texture]));
			return {
				textures: { ...own, batches: batches.texture, weights, moments1, moments2, mask },
				framebuffers: {
					...Object.fromEntries(names.map((name) => [name, drawn[name].framebuffer])),
					parameters: parameters.framebuffers[1 - side]
				}
			};
		});
		const activations = [drawn.evenActivations.texture, drawn.oddActivations.texture] as const;
		this.#trainingMembers.forEach(({ parameters: { layers } }, i) =>
			writeOnes(device, activations, layers, layout.members[i].inputs)
		);
		const isMiniBatch = this.#trainingMembers.map(({ isMiniBatch }) => isMiniBatch);
		this.staging = new Staging(states, isMiniBatch, table, batches, slots);
	}

	/** Compiles for draw `index` of a step; returns whether there are more draws. */
	prepare(index: number): boolean {
		this.#record();
		return this.#replay!.prepare(index);
	}

	/** Hands `steps` steps to the device. */
	burst(steps: number): void {
		for (let left = steps; left > 0;) {
			this.#record();
			const replay = this.#replay!;
			const taken = this.staging.take(left);
			left -= taken.steps;
			if (replay.isEmpty) continue;
			replay.begin();
			for (let i = 0; i < taken.steps; i++) {
				replay.draw(this.#table.rowOf(taken.first + i), this.#parameters.side);
				this.#parameters.side = this.#parameters.side === 0 ? 1 : 0;
			}
		}
		this.#device.finish();
	}

	/** Records the draws of a step. A member that rests is left out once both sides hold its parameters. */
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
		const list = listTraining(this.#trainingMembers, this.#layout, kinds);
		this.#replay = new Replay(this.#device, list, this.#table.texture, this.#bindings);
	}

	dispose(): void {
		this.#replay?.dispose();
		this.#device.free(...this.#objects);
	}
}
