/**
 * Training of tiny networks. One draw takes all steps of a burst; a second one puts the result back
 * among the parameters.
 */
import { denseLayersOf } from '../../network/spec.ts';
import type { Device, Framebuffer, Texture } from './device.ts';
import { DrawList, rectangle, type Rectangle } from './layout/drawList.ts';
import type { MemberState } from './memberState.ts';
import type { ParameterState } from './parameterState.ts';
import { stepsOf, tinyStepsProgram, type TinyKinds } from './programs/tinySteps.ts';
import { tinyTexels } from './programs/tinyShape.ts';
import { tinyUnpackProgram } from './programs/tinyUnpack.ts';
import { Replay } from './replay.ts';
import { Staging } from './staging.ts';
import type { StepTable } from './stepTable.ts';
import { TinyBatches } from './tinyBatches.ts';
import { layOutTiny, type TinyLayout } from './layout/tinyLayout.ts';

/** The place of a layer that a network does not have. */
const nowhere = { x: 0, y: 0 };

export class TinyRun {
	readonly #device: Device;
	readonly #states: readonly MemberState[];
	readonly #parameters: ParameterState;
	readonly #table: StepTable;
	readonly #mask: Texture;
	readonly #layout: TinyLayout;
	readonly #packed: Texture;
	readonly #framebuffer: Framebuffer;
	readonly #batches: TinyBatches;
	readonly staging: Staging;
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
		this.#states = states;
		this.#parameters = parameters;
		this.#table = table;
		this.#mask = mask;
		const members = states.map(({ member }) => member);
		const layout = (this.#layout = layOutTiny(members, device.rowsPerBlock));
		const { width, height } = layout.packed;
		this.#packed = device.texture(width, height, device.rowsPerBlock);
		this.#framebuffer = device.framebuffer(this.#packed);
		this.#batches = new TinyBatches(device, layout, members);
		const isMiniBatch = layout.members.map(({ isMiniBatch }) => isMiniBatch);
		this.staging = new Staging(states, isMiniBatch, table, this.#batches, layout.slots);
	}

	/** Compiles for draw `index` of a burst; returns whether there are more draws. */
	prepare(index: number): boolean {
		return this.#record() && this.#replay!.prepare(index);
	}

	/** Hands `steps` steps to the device. */
	burst(steps: number): void {
		for (let left = steps; left > 0;) {
			const isAnyTraining = this.#record();
			const taken = this.staging.take(left);
			left -= taken.steps;
			if (!isAnyTraining) continue;
			this.#replay!.begin();
			this.#replay!.draw(0, 0, stepsOf(taken));
		}
		this.#device.finish();
	}

	/** Records the draws for the members that train. Returns whether there are any. */
	#record(): boolean {
		const training = this.#states.flatMap((state, i) => (state.isTraining ? [i] : []));
		if (training.length === 0) return false;
		const recorded = JSON.stringify(training.map((i) => [i, kindsOf(this.#states[i])]));
		if (recorded === this.#recorded) return true;
		this.#replay?.dispose();
		this.#recorded = recorded;
		const [weights, moments1, moments2] = this.#parameters.textures[0];
		this.#replay = new Replay(this.#device, this.#list(training), this.#table.texture, [
			{
				textures: {
					batches: this.#batches.texture,
					packed: this.#packed,
					weights,
					moments1,
					moments2,
					mask: this.#mask
				},
				framebuffers: {
					packed: this.#framebuffer,
					parameters: this.#parameters.framebuffers[0]
				}
			}
		]);
		return true;
	}

	/** Steps: a draw for each kind of network. Then their results: one draw for all. */
	#list(training: readonly number[]): DrawList {
		const list = new DrawList();
		list.add(
			{
				target: 'packed',
				samplers: {
					batches: 'batches',
					weights: 'weights',
					moments1: 'moments1',
					moments2: 'moments2',
					mask: 'mask'
				}
			},
			training.map((i) => this.#stepsRectangle(i))
		);
		list.add(
			{ target: 'parameters', samplers: { packed: 'packed' } },
			training.flatMap((i) => this.#unpackRectangles(i))
		);
		return list;
	}

	#stepsRectangle(i: number): Rectangle {
		const { layers: real, places } = this.#parameters.layout.members[i];
		const hidden = real.slice(0, -1);
		const { layers, place, batchStart } = this.#layout.members[i];
		const program = tinyStepsProgram(this.#device.rowsPerBlock, layers, kindsOf(this.#states[i]));
		const [kernel0Place, kernel1Place = nowhere, kernel2Place = nowhere] = places;
		const values = {
			kernel0Place,
			kernel1Place,
			kernel2Place,
			hiddenUnits: hidden.reduce(
				(packed, { outputs, index }) => packed | (outputs << (8 * index)),
				0
			),
			batchTexel: batchStart,
			rowsPerStep: this.#table.rowsPerSlot,
			outputs: real[real.length - 1].outputs
		};
		return rectangle(program, place, values, { member: i });
	}

	#unpackRectangles(i: number): Rectangle[] {
		const { layers, place } = this.#layout.members[i];
		const texels = tinyTexels(layers);
		const { layers: real, places } = this.#parameters.layout.members[i];
		return layers.map(({ width, isColumn, start, bias }, index) => {
			const program = tinyUnpackProgram(this.#device.rowsPerBlock, isColumn);
			const values = {
				fragmentsPlace: place,
				kernelTexel: start,
				biasTexel: bias,
				texels,
				inputs: real[index].inputs,
				rowTexels: width
			};
			return rectangle(program, places[index], values);
		});
	}

	dispose(): void {
		this.#replay?.dispose();
		this.#device.free(this.#framebuffer, this.#packed, this.#batches.texture);
	}
}

function kindsOf({ member: { network, loss, training, mask } }: MemberState): TinyKinds {
	const { optimizer, dropout } = training;
	const [{ activation }] = denseLayersOf(network);
	return { activation, loss, optimizer, dropsOut: dropout > 0, isMasked: mask !== undefined };
}
