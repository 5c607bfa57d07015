/**
 * Members that train by the same kind of draws, with everything they have on the device. Which kind
 * that is depends on the member alone, and so do its numbers.
 */
import type { Streams } from '../../data/stream.ts';
import { evaluatedInputs } from '../evaluation.ts';
import { initialParameters } from '../initialParameters.ts';
import type { Member } from '../trainer.ts';
import type { Device, Texture } from './device.ts';
import { ForwardPass } from './forwardPass.ts';
import { packParameters } from './matrix.ts';
import { MemberState, type Changes } from './memberState.ts';
import { layOutParameters } from './parameterLayout.ts';
import { ParameterState } from './parameterState.ts';
import { StepTable } from './stepTable.ts';
import { TinyRun } from './tinyRun.ts';
import { TrainingRun } from './trainingRun.ts';

export class Population {
	readonly states: readonly MemberState[];
	readonly parameters: ParameterState;
	readonly table: StepTable;
	readonly evaluation: ForwardPass;
	run: TrainingRun | TinyRun;
	readonly #device: Device;
	readonly #isTiny: boolean;
	readonly #mask: Texture;
	/** The rows last asked about for each member. */
	readonly #probes = new Map<number, { inputs: Float32Array; pass: ForwardPass }>();

	constructor(device: Device, members: readonly Member[], streams: Streams, isTiny: boolean) {
		this.#device = device;
		this.#isTiny = isTiny;
		this.states = members.map((member) => new MemberState(member, streams));
		const layout = layOutParameters(members.map(({ network }) => network));
		this.parameters = new ParameterState(device, layout);
		this.#mask = this.#createMask();
		this.table = new StepTable(device, members.length);
		this.run = this.#createRun();
		const asked = members.map(({ data }, i) => ({
			parameters: layout.members[i],
			rows: data.training.rows + data.validation.rows
		}));
		this.evaluation = new ForwardPass(device, asked, this.table.texture, this.#weights);
		members.forEach((member, i) => {
			const { network, seeds } = member;
			this.parameters.write(i, 0, member.parameters ?? initialParameters(network, seeds.weights));
			this.evaluation.write(i, evaluatedInputs(member));
		});
	}

	get #weights(): Texture[] {
		return this.parameters.textures.map(([weights]) => weights);
	}

	/** From the next step on. */
	update(index: number, changes: Changes): void {
		const { optimizer, batches } = this.states[index].update(changes);
		if (optimizer) this.writeMoments(index, []);
		this.run.staging.forget();
		if (!batches) return;
		this.run.dispose();
		this.run = this.#createRun();
	}

	/** Puts a member into another state than training led to. */
	put(index: number, state: Partial<MemberState>): void {
		Object.assign(this.states[index], state);
		this.run.staging.forget();
	}

	#createRun(): TrainingRun | TinyRun {
		const { states, parameters, table } = this;
		if (this.#isTiny) return new TinyRun(this.#device, states, parameters, table);
		return new TrainingRun(this.#device, states, parameters, table, this.#mask);
	}

	#createMask(): Texture {
		const { layout } = this.parameters;
		const isMasked = this.states.some(({ member }) => member.mask);
		const { width, height } = isMasked ? layout.atlas : { width: 1, height: 1 };
		const texture = this.#device.texture(width, height, 0, this.#device.gl.RGBA8);
		this.states.forEach(({ member: { mask } }, i) => {
			if (!mask) return;
			const { layers, places } = layout.members[i];
			const scaled = mask.map((kept) => (kept === 0 ? 0 : 255));
			for (const layer of layers) {
				this.#device.upload(texture, places[layer.index], packParameters(scaled, layer));
			}
		});
		return texture;
	}

	/** Zeros for moments that are not given. */
	writeMoments(member: number, moments: readonly Float32Array[]): void {
		const { layers } = this.parameters.layout.members[member];
		const zeros = new Float32Array(layers[layers.length - 1].end);
		this.parameters.write(member, 1, moments[0] ?? zeros);
		this.parameters.write(member, 2, moments[1] ?? zeros);
	}

	evaluate(): ForwardPass {
		this.evaluation.run(this.table.zeros, this.parameters.side);
		return this.evaluation;
	}

	/** A pass over these rows that has run; kept for when the same are asked about again. */
	askAbout(member: number, inputs: Float32Array): ForwardPass {
		let probe = this.#probes.get(member);
		if (probe?.inputs.length !== inputs.length) {
			probe?.pass.dispose();
			const parameters = this.parameters.layout.members[member];
			const rows = inputs.length / parameters.layers[0].inputs;
			const asked = [{ parameters, rows }];
			const pass = new ForwardPass(this.#device, asked, this.table.texture, this.#weights);
			this.#probes.set(member, (probe = { inputs, pass }));
			pass.write(0, inputs);
		} else if (probe.inputs !== inputs) {
			probe.inputs = inputs;
			probe.pass.write(0, inputs);
		}
		probe.pass.run(this.table.zeros, this.parameters.side);
		return probe.pass;
	}

	/** As `askAbout`, with parameters that are not the member's own; freed by the caller. */
	askAs(
		member: number,
		inputs: Float32Array,
		values: Float32Array
	): { pass: ForwardPass; free(): void } {
		const layout = layOutParameters([this.states[member].member.network]);
		const weights = this.#device.texture(layout.atlas.width, layout.atlas.height);
		const [parameters] = layout.members;
		for (const layer of parameters.layers) {
			const place = parameters.places[layer.index];
			this.#device.upload(weights, place, packParameters(values, layer));
		}
		const asked = [{ parameters, rows: inputs.length / parameters.layers[0].inputs }];
		const pass = new ForwardPass(this.#device, asked, this.table.texture, [weights]);
		pass.write(0, inputs);
		pass.run(this.table.zeros, 0);
		const free = () => {
			pass.dispose();
			this.#device.free(weights);
		};
		return { pass, free };
	}
}
