/** A network's nodes in ONNX, from raw inputs to what it says. */
import type { Feature } from '../data/features.ts';
import type { Scale } from '../data/tables/scaling.ts';
import type { Loss } from '../network/loss.ts';
import type { NetworkSpec } from '../network/spec.ts';
import { addLayers } from './onnxLayers.ts';
import { Nodes } from './onnxNodes.ts';
import type { Preparation } from './preparation.ts';

/** What a network's last numbers are made into. */
export type OnnxOutput = 'logits' | 'probabilities';

export interface GraphSource {
	network: NetworkSpec;
	loss: Loss;
	output: OnnxOutput;
	preparation?: Preparation;
}

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

/** Takes `input`, and gives `output`. Layers' arrays go by the names of `layerArrays`. */
export function graphOf({ network, loss, output, preparation }: GraphSource): Nodes {
	const nodes = new Nodes();
	if (preparation?.inputs) {
		nodes.add('Sub', [nodes.last, constantOf(nodes, 'input', preparation.inputs, 'mean')]);
		nodes.add('Div', [nodes.last, constantOf(nodes, 'input', preparation.inputs, 'spread')]);
	}
	if (preparation?.features) addFeatures(nodes, preparation.features);
	addLayers(nodes, network);
	if (preparation?.target) {
		nodes.add('Mul', [nodes.last, constantOf(nodes, 'target', [preparation.target], 'spread')]);
		nodes.add('Add', [nodes.last, constantOf(nodes, 'target', [preparation.target], 'mean')]);
	}
	if (output === 'probabilities' && loss === 'binaryCrossEntropy') {
		nodes.add('Sigmoid', [nodes.last]);
	}
	if (output === 'probabilities' && loss === 'softmaxCrossEntropy') {
		nodes.add('Softmax', [nodes.last], { axis: 1 });
	}
	nodes.end();
	return nodes;
}

const constantOf = (nodes: Nodes, of: string, scales: readonly Scale[], key: keyof Scale) =>
	nodes.constant(
		`${of}.${key}`,
		scales.map((scale) => scale[key])
	);

function addFeatures(nodes: Nodes, keys: readonly Feature[]): void {
	nodes.nodes.push({
		operator: 'Split',
		inputs: [nodes.last],
		outputs: ['x1', 'x2'],
		attributes: { axis: 1 }
	});
	const names = keys.map((key) => {
		const made = featureNodes[key];
		if (made === null) return key;
		const [operator, ...inputs] = made;
		nodes.add(operator, inputs);
		return nodes.last;
	});
	nodes.add('Concat', names, { axis: 1 });
}
