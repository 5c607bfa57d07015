/** A tiny network whose parameters lie in textures, and where its fragments pack them. */
import {
	tinyLayers,
	tinyTexels,
	type TinyLayer
} from '../../../../src/lib/engine/webgl/programs/tinyShape.ts';
import {
	denseLayersOf,
	denseNetwork,
	type DenseLayer,
	type DenseStack
} from '../../../../src/lib/network/spec.ts';
import { columnKernelAt, kernelAt, Texels, type Matrix } from './texels.ts';

/** Units of every layer, inputs and outputs included. */
export type Widths = Pick<DenseStack, 'inputs' | 'outputs'> & { hidden: number[] };

const kernelHeight = 12;

export class TinyNetwork {
	readonly layers: readonly DenseLayer[];
	readonly tiny: readonly TinyLayer[];
	/** Texels of all parameters. */
	readonly texels: number;
	/** Its kernels lie side by side from here on. */
	readonly #x: number;
	readonly #y: number;

	/** `index`: how many others lie above it. */
	constructor(widths: Widths, index: number) {
		this.layers = denseLayersOf(denseNetwork({ ...widths, activation: 'linear' }));
		this.tiny = tinyLayers(this.layers);
		this.texels = tinyTexels(this.tiny);
		this.#x = index;
		this.#y = kernelHeight * index;
	}

	placeOf(layer: number) {
		return { x: this.#x + 3 * layer, y: this.#y };
	}

	/** What tells the programs of it. */
	get memory() {
		const [kernel0Place, kernel1Place, kernel2Place] = [0, 1, 2].map((i) => this.placeOf(i));
		const hidden = this.layers.slice(0, -1);
		const hiddenUnits = hidden.reduce((all, { outputs }, i) => all + outputs * 256 ** i, 0);
		return { kernel0Place, kernel1Place, kernel2Place, hiddenUnits };
	}

	/** One layer's kernel with its bias below. */
	kernel(texels: Texels, layer: number): Matrix {
		const at = this.tiny[layer].isColumn ? columnKernelAt : kernelAt;
		return at(texels, this.placeOf(layer));
	}

	/** Calls `visit` with every parameter: its layer, its row, the bias last, and its column. */
	visit(visit: (layer: number, input: number, unit: number) => void): void {
		this.layers.forEach(({ inputs, outputs }, layer) => {
			for (let input = 0; input <= inputs; input++) {
				for (let unit = 0; unit < outputs; unit++) visit(layer, input, unit);
			}
		});
	}

	/** Puts a number into every parameter; what lies between them stays as it is. */
	fill(texels: Texels, next: () => number): void {
		this.visit((layer, input, unit) => this.kernel(texels, layer).set(input, unit, next()));
	}

	/** Where in a fragment's layers the parameter of array `kind` (0, and 1 and 2: moments) is packed. */
	packedAt(
		packed: Texels,
		fragments: { x: number; y: number },
		kind: number,
		layer: number,
		input: number,
		unit: number
	): number {
		const { start, bias, width, isColumn } = this.tiny[layer];
		const isBias = input === this.layers[layer].inputs;
		const column = isColumn ? (isBias ? 0 : input) : unit;
		const first = isBias ? bias : isColumn ? start : start + input * width;
		const texel = kind * this.texels + first + (column >> 2);
		const share = Math.floor(texel / packed.layers);
		const place = { x: fragments.x + (share % 2), y: fragments.y + (share >> 1) };
		return packed.at(place, texel % packed.layers) + (column & 3);
	}

	/** Its fragments, two abreast, `targets` texels each. */
	fragments(x: number, y: number, targets: number) {
		const shares = Math.ceil((3 * this.texels) / targets);
		return { x, y, width: 2, height: Math.ceil(shares / 2) };
	}

	/** Packs three arrays as the fragments leave them; padding is zero. */
	pack(
		packed: Texels,
		fragments: { x: number; y: number; width: number; height: number },
		arrays: readonly Texels[]
	): void {
		for (let layer = 0; layer < packed.layers; layer++) {
			for (let y = fragments.y; y < fragments.y + fragments.height; y++) {
				const start = packed.at({ x: fragments.x, y }, layer);
				packed.values.fill(0, start, start + 4 * fragments.width);
			}
		}
		arrays.forEach((texels, kind) =>
			this.visit((layer, input, unit) => {
				const at = this.packedAt(packed, fragments, kind, layer, input, unit);
				packed.values[at] = this.kernel(texels, layer).get(input, unit);
			})
		);
	}
}

/** From the least to the largest, with and without a single output. */
export const tinyWidths: Widths[] = [
	{ inputs: 1, hidden: [], outputs: 1 },
	{ inputs: 3, hidden: [], outputs: 4 },
	{ inputs: 2, hidden: [3], outputs: 1 },
	{ inputs: 4, hidden: [8, 5], outputs: 3 },
	{ inputs: 1, hidden: [4, 8], outputs: 1 }
];

/** Texels for all of so many networks' parameters, zero between them. */
export const parameterTexels = (networks: number) =>
	new Texels(networks + 9, kernelHeight * networks);
