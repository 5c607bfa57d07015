/**
 * ONNX (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto): dense layers as Gemm, each followed by its
 * activation. The numbers of fields are those of that file.
 */
import type { Activation } from '../network/activation.ts';
import type { Loss } from '../network/loss.ts';
import { denseLayersOf, inputsOf, outputsOf, type NetworkSpec } from '../network/spec.ts';
import { bytesOfArray, joined } from './bytes.ts';
import { kerasArrays, type NamedArray } from './namedArrays.ts';
import { bytes, integer, integers, message, text, type Field } from './protobuf.ts';

const opset = 17;
const irVersion = 8;
const float32 = 1;
const attributeOfInteger = 2;

/** What a network's last numbers are made into. */
export type OnnxOutput = 'logits' | 'probabilities';

const operators: Record<Exclude<Activation, 'linear'>, string> = {
	tanh: 'Tanh',
	relu: 'Relu',
	sigmoid: 'Sigmoid'
};

interface Node {
	operator: string;
	inputs: readonly string[];
	attributes?: readonly Field[];
}

const integerAttribute = (name: string, value: number): Field =>
	message(5, [text(1, name), integer(3, value), integer(20, attributeOfInteger)]);

/** What a network of this loss says as probabilities; null where it says none. */
function probabilityNode(loss: Loss, input: string): Node | null {
	switch (loss) {
		case 'meanSquaredError':
			return null;
		case 'binaryCrossEntropy':
			return { operator: 'Sigmoid', inputs: [input] };
		case 'softmaxCrossEntropy':
			return { operator: 'Softmax', inputs: [input], attributes: [integerAttribute('axis', 1)] };
	}
}

/** Each takes what the one before gave. What is to be done to raw inputs goes before the first layer. */
function nodesOf(network: NetworkSpec, loss: Loss, output: OnnxOutput): Node[] {
	const nodes: Node[] = [];
	const last = () => (nodes.length === 0 ? 'input' : nameOf(nodes.length - 1));
	for (const { index, activation } of denseLayersOf(network)) {
		const layer = `layer${index + 1}`;
		nodes.push({ operator: 'Gemm', inputs: [last(), `${layer}.kernel`, `${layer}.bias`] });
		if (activation !== 'linear') {
			nodes.push({ operator: operators[activation], inputs: [last()] });
		}
	}
	const probability = output === 'probabilities' ? probabilityNode(loss, last()) : null;
	return probability === null ? nodes : [...nodes, probability];
}

const nameOf = (node: number) => `value${node + 1}`;

function nodeField({ operator, inputs, attributes = [] }: Node, output: string): Field {
	return message(1, [
		...inputs.map((input) => text(1, input)),
		text(2, output),
		text(3, `${operator}_${output}`),
		text(4, operator),
		...attributes
	]);
}

function tensorField({ name, shape, values }: NamedArray): Field {
	return message(5, [
		integers(1, shape),
		integer(2, float32),
		text(8, name),
		bytes(9, bytesOfArray(values))
	]);
}

/** `[batch, width]`, of any number of rows. */
function valueField(field: number, name: string, width: number): Field {
	const shape = message(2, [message(1, [text(2, 'batch')]), message(1, [integer(1, width)])]);
	return message(field, [text(1, name), message(2, [message(1, [integer(1, float32), shape])])]);
}

export interface OnnxModel {
	network: NetworkSpec;
	parameters: Float32Array;
	loss: Loss;
	output: OnnxOutput;
	facts: Readonly<Record<string, string>>;
}

/** Input and output are named `input` and `output`. The network must be a stack of dense layers. */
export function writeOnnx(model: OnnxModel): Uint8Array<ArrayBuffer> {
	const { network, parameters, loss, output, facts } = model;
	const nodes = nodesOf(network, loss, output);
	const graph = [
		...nodes.map((node, at) => nodeField(node, at === nodes.length - 1 ? 'output' : nameOf(at))),
		text(2, 'network'),
		...kerasArrays(network, parameters).map(tensorField),
		valueField(11, 'input', inputsOf(network)),
		valueField(12, 'output', outputsOf(network))
	];
	return joined([
		integer(1, irVersion),
		text(2, 'Wiggle Room'),
		message(7, graph),
		message(8, [text(1, ''), integer(2, opset)]),
		...Object.entries({ ...facts, output }).map(([key, value]) =>
			message(14, [text(1, key), text(2, value)])
		)
	]);
}
