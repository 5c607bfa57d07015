import type { Device, Framebuffer, Texture } from './device.ts';
import { activationsAt } from './layout/drawList.ts';
import { listForward } from './layout/forwardDraws.ts';
import { layOutForward, type ForwardLayout, type ForwardMember } from './layout/forwardLayout.ts';
import { outputLayers, outputSize, packRows, unpackRows } from './layout/matrix.ts';
import { writeOnes } from './ones.ts';
import type { ReadRequest } from './readback.ts';
import { Replay } from './replay.ts';

/** The textures of weights that the draws read. */
export type Weights = Partial<Record<'weights' | 'tinyWeights', Texture>>;

type DrawnTexture = 'evenActivations' | 'oddActivations' | 'outputs';

/** A forward pass on the device, its rows uploaded once and asked about again and again. */
export class ForwardRun {
	readonly #device: Device;
	readonly #layout: ForwardLayout;
	readonly #members: readonly ForwardMember[];
	readonly #textures: Record<DrawnTexture, Texture>;
	readonly #framebuffers: Record<DrawnTexture, Framebuffer>;
	readonly #replay: Replay;

	/** `sides` has the weights of each side; `run` is told which one to read. */
	constructor(
		device: Device,
		members: readonly ForwardMember[],
		table: Texture,
		sides: readonly Weights[]
	) {
		this.#device = device;
		this.#members = members;
		const layout = (this.#layout = layOutForward(members, device.rowsPerBlock));
		const make = ({ width, height }: { width: number; height: number }) =>
			device.texture(width, height, device.rowsPerBlock);
		const evenActivations = make(layout.activations[0]);
		const oddActivations = make(layout.activations[1]);
		const outputs = make(layout.outputs);
		this.#textures = { evenActivations, oddActivations, outputs };
		this.#framebuffers = {
			evenActivations: device.framebuffer(evenActivations),
			oddActivations: device.framebuffer(oddActivations),
			outputs: device.framebuffer(outputs)
		};
		members.forEach(({ parameters: { layers } }, i) =>
			writeOnes(device, [evenActivations, oddActivations], layers, layout.members[i].inputs)
		);
		this.#replay = new Replay(
			device,
			listForward(members, layout, device.rowsPerBlock),
			table,
			sides.map((weights) => ({
				textures: { evenActivations, oddActivations, ...weights },
				framebuffers: this.#framebuffers
			}))
		);
	}

	/** Uploads one member's `inputs`, `[rows, inputs]`. */
	write(member: number, inputs: Float32Array): void {
		const {
			rows,
			parameters: { layers }
		} = this.#members[member];
		const place = this.#layout.members[member].inputs[0];
		const { rowsPerBlock } = this.#device;
		const texels = new Float32Array(4 * place.width * place.height * rowsPerBlock);
		const into = { ...place, texels, x: 0, y: 0, hasOne: true };
		packRows(inputs, rows, null, rowsPerBlock, into);
		this.#device.upload(this.#textures[activationsAt(layers.length - 1)], place, texels);
	}

	/** `zeros` is the step table's row of zeros. */
	run(zeros: number, side: number): void {
		this.#replay.begin();
		this.#replay.draw(zeros, side);
	}

	/** Every member's outputs, each `[rows, outputs]`. */
	outputs(): ReadRequest<Float32Array[]> {
		const { width, height } = this.#layout.outputs;
		const { rowsPerBlock } = this.#device;
		const unpack = ([texels]: Float32Array[]) =>
			this.#members.map(({ parameters: { layers }, rows }, member) => {
				const place = this.#layout.members[member].outputs;
				const last = layers[layers.length - 1];
				return unpackRows(texels, width, height, place, rows, last, rowsPerBlock);
			});
		const last = this.#members.map(({ parameters: { layers } }) => layers[layers.length - 1]);
		const attachments = Math.max(...last.map((layer) => outputLayers(layer, rowsPerBlock)));
		const whole = { x: 0, y: 0, width, height, attachment: 0, attachments };
		return { readings: [{ ...whole, framebuffer: this.#framebuffers.outputs }], unpack };
	}

	/** One member's activations, layer by layer, each `[rows, units]`; the last are its outputs. */
	activations(member: number): ReadRequest<Float32Array[]> {
		const { layers } = this.#members[member].parameters;
		const { inputs, outputs, rows } = this.#layout.members[member];
		const { rowsPerBlock } = this.#device;
		const results = layers.map((layer) => {
			const distance = layers.length - 2 - layer.index;
			const name = distance < 0 ? 'outputs' : activationsAt(distance);
			const { x, y, height } = inputs[layer.index + 1] ?? outputs;
			const { width } = outputSize(layer, height);
			const attachments = outputLayers(layer, rowsPerBlock);
			return { framebuffer: this.#framebuffers[name], x, y, width, height, attachments, layer };
		});
		const readings = results.map(({ framebuffer, x, y, width, height, attachments }) => {
			return { framebuffer, x, y, width, height, attachment: 0, attachments };
		});
		const unpack = (texels: Float32Array[]) =>
			results.map(({ width, height, layer }, i) => {
				const place = { x: 0, y: 0, width, height };
				return unpackRows(texels[i], width, height, place, rows, layer, rowsPerBlock);
			});
		return { readings, unpack };
	}

	dispose(): void {
		this.#replay.dispose();
		this.#device.free(...Object.values(this.#framebuffers), ...Object.values(this.#textures));
	}
}
