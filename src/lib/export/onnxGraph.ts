/** A network's nodes in ONNX, from raw inputs to what it says. */
import type { Feature } from '../data/features.ts';
import type { Scale } from '../data/tables/scaling.ts';
import { gelu, type Activation } from '../network/activation.ts';
import type { Loss } from '../network/loss.ts';
import { denseLayersOf, type NetworkSpec } from '../network/spec.ts';
import type { NamedArray } from './namedArrays.ts';
import type { Preparation } from './preparation.ts';

/** What a network's last numbers are made into. */
export type OnnxOutput = 'logits' | 'probabilities';

export interface Node {
	operator: string;
	/** Names of values. */
	inputs: readonly string[];
	outputs: readonly string[];
	/** Whole numbers, by their names. */
	attributes: Readonly<Record<string, number>>;
}

export interface Graph {
	nodes: readonly Node[];
	/** Arrays that nodes take, beside those of the layers. */
	constants: readonly NamedArray[];
}

export interface GraphSource {
	network: NetworkSpec;
	loss: Loss;
	output: OnnxOutput;
	preparation?: Preparation;
}

/** LeakyRelu leaks .01 where nothing else is said. Gelu is an operator in later versions alone. */
const operators: Record<Exclude<Activation, 'linear' | 'gelu'>, string> = {
	tanh: 'Tanh',
	relu: 'Relu',
	sigmoid: 'Sigmoid',
	leakyRelu: 'LeakyRelu',
	sin: 'Sin'
};

/** Of `x1` and `x2`: the operator and what it takes; the coordinates themselves need none. */
const featureNodes: Readonly<Record<Feature, readonly [string, ...string[]] | null>> = {
	x1: null,
	x2: null,
	x1x1: ['Mul', 'x1', 'x1'],
	x2x2: ['Mul', 'x2', 'x2'],
	x1x2: ['Mul', 'x1', 'x2'],
	sinx1: ['Sin', 'x1'],
	sinx2: ['Sin', 'x2']
};

/** Takes `input`, and gives `output`. Layers' arrays go by the names of `kerasArrays`. */
export function graphOf({ network, loss, output, preparation }: GraphSource): Graph {
	const nodes: Node[] = [];
	const constants: NamedArray[] = [];
	let last = 'input';

	function add(operator: string, inputs: readonly string[], attributes = {}) {
		last = `value${nodes.length + 1}`;
		nodes.push({ operator, inputs, outputs: [last], attributes });
	}

	function constant(name: string, scales: readonly Scale[], key: keyof Scale): string {
		const values = Float32Array.from(scales, (scale) => scale[key]);
		constants.push({ name, shape: [scales.length], values });
		return name;
	}

	/** z · σ(z · (2c + 2ca · z²)) */
	function addGelu() {
		const z = last;
		const numbers = { 'gelu.linear': gelu.twiceC, 'gelu.cubic': gelu.twiceC * gelu.a };
		for (const [name, value] of Object.entries(numbers)) {
			if (constants.some((known) => known.name === name)) continue;
			constants.push({ name, shape: [1], values: Float32Array.of(value) });
		}
		add('Mul', [z, z]);
		add('Mul', [last, 'gelu.cubic']);
		add('Add', [last, 'gelu.linear']);
		add('Mul', [last, z]);
		add('Sigmoid', [last]);
		add('Mul', [last, z]);
	}

	function addActivation(activation: Activation) {
		if (activation === 'gelu') addGelu();
		else if (activation !== 'linear') add(operators[activation], [last]);
	}

	function addFeatures(keys: readonly Feature[]) {
		nodes.push({
			operator: 'Split',
			inputs: [last],
			outputs: ['x1', 'x2'],
			attributes: { axis: 1 }
		});
		const names = keys.map((key) => {
			const made = featureNodes[key];
			if (made === null) return key;
			const [operator, ...inputs] = made;
			add(operator, inputs);
			return last;
		});
		add('Concat', names, { axis: 1 });
	}

	if (preparation?.inputs) {
		add('Sub', [last, constant('input.mean', preparation.inputs, 'mean')]);
		add('Div', [last, constant('input.spread', preparation.inputs, 'spread')]);
	}
	if (preparation?.features) addFeatures(preparation.features);
	for (const { index, activation } of denseLayersOf(network)) {
		const layer = `layer${index + 1}`;
		add('Gemm', [last, `${layer}.kernel`, `${layer}.bias`]);
		addActivation(activation);
	}
	if (preparation?.target) {
		add('Mul', [last, constant('target.spread', [preparation.target], 'spread')]);
		add('Add', [last, constant('target.mean', [preparation.target], 'mean')]);
	}
	if (output === 'probabilities' && loss === 'binaryCrossEntropy') add('Sigmoid', [last]);
	if (output === 'probabilities' && loss === 'softmaxCrossEntropy') {
		add('Softmax', [last], { axis: 1 });
	}
	const end = nodes.length - 1;
	nodes[end] = { ...nodes[end], outputs: ['output'] };
	return { nodes, constants };
}
