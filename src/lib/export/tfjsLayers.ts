/** Layers of a model in TensorFlow.js as they are put one after another, each with what it takes. */
import { leak, type Activation } from '../network/activation.ts';
import { tfjsActivation } from './layers/activations.ts';

interface TfjsLayer {
	kind: string;
	name: string;
	config: Readonly<Record<string, unknown>>;
	/** Names of layers, or `input`. */
	inputs: readonly string[];
}

export class TfjsLayers {
	readonly #layers: TfjsLayer[] = [];
	/** Numbers of one example that go in. */
	readonly #width: number;
	/** The name of the last layer. */
	last = 'input';

	constructor(width: number) {
		this.#width = width;
	}

	/** `inputs` are names; by default the last layer's. */
	add(
		kind: string,
		name: string,
		config: TfjsLayer['config'] = {},
		inputs: readonly string[] = [this.last]
	): void {
		this.#layers.push({ kind, name, config, inputs });
		this.last = name;
	}

	/** Throws a `RangeError` for an activation that has no name there. */
	addActivated(
		kind: string,
		name: string,
		config: TfjsLayer['config'],
		activation: Activation
	): void {
		const named = tfjsActivation(activation);
		if (named === null) throw new RangeError(`No name for ${activation}.`);
		this.add(kind, name, { ...config, activation: named });
		if (activation === 'leakyRelu') this.add('LeakyReLU', `${name}_leak`, { alpha: leak });
	}

	/** What `modelTopology` holds: a sequential model where each layer takes the one before alone. */
	topology() {
		const shape = [null, this.#width];
		const names = ['input', ...this.#layers.map(({ name }) => name)];
		const isSequential = this.#layers.every(({ inputs }, at) => inputs.join() === names[at]);
		const common = { trainable: true, dtype: 'float32' };
		if (isSequential) {
			const layers = this.#layers.map(({ kind, name, config }, at) => ({
				class_name: kind,
				config: { name, ...common, ...config, ...(at === 0 && { batch_input_shape: shape }) }
			}));
			return { class_name: 'Sequential', config: { name: 'network', layers } };
		}
		const input = { name: 'input', batch_input_shape: shape, dtype: 'float32', sparse: false };
		const layers = [
			{ class_name: 'InputLayer', name: 'input', config: input, inbound_nodes: [] },
			...this.#layers.map(({ kind, name, config, inputs }) => ({
				class_name: kind,
				name,
				config: { name, ...common, ...config },
				inbound_nodes: [inputs.map((from) => [from, 0, 0, {}])]
			}))
		];
		const ends = { input_layers: [['input', 0, 0]], output_layers: [[this.last, 0, 0]] };
		return { class_name: 'Functional', config: { name: 'network', layers, ...ends } };
	}
}
