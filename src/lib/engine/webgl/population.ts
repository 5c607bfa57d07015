/**
 * Members that train by the same kind of draws, with everything they have on the device. Which kind
 * that is depends on the member alone, and so do its numbers.
 */
import { isPenalised } from '../step/evaluation.ts';
import type { Changes } from '../trainer.ts';
import type { Device, Texture } from './device.ts';
import { ForwardRun, type Weights } from './forwardRun.ts';
import { packParameters } from './layout/matrix.ts';
import type { MemberState } from './memberState.ts';
import { layOutParameters } from './layout/parameterLayout.ts';
import { ParameterState } from './parameterState.ts';
import type { ReadRequest } from './readback.ts';
import { StepTable } from './stepTable.ts';
import { TinyRun } from './tinyRun.ts';
import { TrainingRun } from './trainingRun.ts';

/** Rows that a member was asked about, and the pass over them. */
/** Rows that a member was asked about, and the pass over them. */
interface Probe {
	inputs: Float32Array;
	pass: ForwardRun;
}

/** Most probes of one member: its pictures are asked for in so many parts. */
const mostProbes = 8;

export class Population {
	readonly states: readonly MemberState[];
	readonly parameters: ParameterState;
	readonly table: StepTable;
	run: TrainingRun | TinyRun;
	readonly #device: Device;
	readonly isTiny: boolean;
	readonly #mask: Texture;
	/** The latest probes of each member. */
	readonly #probes = new Map<number, Probe[]>();

	constructor(device: Device, states: readonly MemberState[], isTiny: boolean) {
		this.#device = device;
		this.isTiny = isTiny;
		this.states = states;
		const layout = layOutParameters(states.map(({ member }) => member.network));
		this.parameters = new ParameterState(device, layout);
		this.#mask = this.#createMask();
		this.table = new StepTable(device, states.length);
		this.run = this.#createRun();
	}

	get #weights(): Weights[] {
		return this.parameters.textures.map(([weights]) => ({ weights }));
	}

	/** Changes a member's hyperparameters from the next step on. */
	update(index: number, changes: Changes): void {
		const { moments, batches } = this.states[index].update(changes);
		if (moments) this.writeMoments(index, []);
		this.run.staging.forget();
		if (!batches) return;
		this.run.dispose();
		this.run = this.#createRun();
	}

	/** Puts a member into another state than training led to. */
	put<T>(index: number, change: (state: MemberState) => T): T {
		this.run.staging.forget();
		return change(this.states[index]);
	}

	#createRun(): TrainingRun | TinyRun {
		const { states, parameters, table } = this;
		if (this.isTiny) return new TinyRun(this.#device, states, parameters, table, this.#mask);
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

	/** Parameters, then moments; what is not given stays as it is. */
	write(member: number, values: readonly Float32Array[]): void {
		for (const [kind, array] of values.entries()) {
			this.parameters.write(member, kind as 0 | 1 | 2, array);
		}
	}

	/** Zeros for moments that are not given. */
	writeMoments(member: number, moments: readonly Float32Array[]): void {
		const { layers } = this.parameters.layout.members[member];
		const zeros = new Float32Array(layers[layers.length - 1].end);
		this.parameters.write(member, 1, moments[0] ?? zeros);
		this.parameters.write(member, 2, moments[1] ?? zeros);
	}

	/** A request for the parameters of members whose penalty needs them; null for the others. */
	penalisedParameters(): ReadRequest<(Float32Array | null)[]> {
		const penalised = this.states.flatMap(({ member }, i) => (isPenalised(member) ? [i] : []));
		const { readings, unpack } = this.parameters.reading(penalised, 1);
		return {
			readings,
			unpack: (texels) => {
				const values = unpack(texels).map(([parameters]) => parameters);
				return this.states.map((_, i) => values[penalised.indexOf(i)] ?? null);
			}
		};
	}

	/** A pass over these rows that has run; kept for when the same are asked about again. */
	askAbout(member: number, inputs: Float32Array): ForwardRun {
		let probes = this.#probes.get(member);
		if (!probes) this.#probes.set(member, (probes = []));
		let probe = probes.find((known) => known.inputs === inputs);
		if (!probe) {
			const oldest = probes.length >= mostProbes ? probes.shift() : undefined;
			probe = this.#probe(member, inputs, oldest);
			probes.push(probe);
		}
		probe.pass.run(this.table.zeros, this.parameters.side);
		return probe.pass;
	}

	/** A probe of these rows; it takes the place of `oldest`, which is no longer needed. */
	#probe(member: number, inputs: Float32Array, oldest?: Probe): Probe {
		const parameters = this.parameters.layout.members[member];
		let pass = oldest?.pass;
		if (!pass || oldest!.inputs.length !== inputs.length) {
			pass?.dispose();
			const asked = [{ parameters, rows: inputs.length / parameters.layers[0].inputs }];
			pass = new ForwardRun(this.#device, asked, this.table.texture, this.#weights);
		}
		pass.write(0, inputs);
		return { inputs, pass };
	}

	/** A pass as `askAbout` runs it, with parameters that are not the member's; the caller frees it. */
	askAs(
		member: number,
		inputs: Float32Array,
		values: Float32Array
	): { pass: ForwardRun; free(): void } {
		const layout = layOutParameters([this.states[member].member.network]);
		const weights = this.#device.texture(layout.atlas.width, layout.atlas.height);
		const [parameters] = layout.members;
		for (const layer of parameters.layers) {
			const place = parameters.places[layer.index];
			this.#device.upload(weights, place, packParameters(values, layer));
		}
		const asked = [{ parameters, rows: inputs.length / parameters.layers[0].inputs }];
		const pass = new ForwardRun(this.#device, asked, this.table.texture, [{ weights }]);
		pass.write(0, inputs);
		pass.run(this.table.zeros, 0);
		const free = () => {
			pass.dispose();
			this.#device.free(weights);
		};
		return { pass, free };
	}
}
