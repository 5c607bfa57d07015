/**
 * ONNX (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto): dense layers as Gemm, each followed by its
 * activation. The numbers of fields are those of that file.
 */
import { inputsOf, outputsOf } from '../network/spec.ts';
import { bytesOfArray, joined } from './bytes.ts';
import { kerasArrays, type NamedArray } from './namedArrays.ts';
import { graphOf, type GraphSource, type Node } from './onnxGraph.ts';
import { bytes, integer, integers, message, text, type Field } from './protobuf.ts';

const opset = 17;
const irVersion = 8;
const float32 = 1;
const attributeOfInteger = 2;
/** Numbers of a raw point of which features are made. */
const coordinates = 2;

function nodeField({ operator, inputs, outputs, attributes }: Node): Field {
	return message(1, [
		...inputs.map((input) => text(1, input)),
		...outputs.map((output) => text(2, output)),
		text(3, `${operator}_${outputs[0]}`),
		text(4, operator),
		...Object.entries(attributes).map(([name, value]) => integerAttribute(name, value))
	]);
}

const integerAttribute = (name: string, value: number): Field =>
	message(5, [text(1, name), integer(3, value), integer(20, attributeOfInteger)]);

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

export interface OnnxModel extends GraphSource {
	parameters: Float32Array;
	facts: Readonly<Record<string, string>>;
}

/**
 * Input and output are named `input` and `output`. The network must be a stack of dense layers. With a
 * preparation it takes raw inputs, and gives a number to predict in the target's own unit.
 */
export function writeOnnx(model: OnnxModel): Uint8Array<ArrayBuffer> {
	const { network, parameters, preparation, output, facts } = model;
	const { nodes, constants } = graphOf(model);
	const width = preparation?.features ? coordinates : inputsOf(network);
	const graph = [
		...nodes.map(nodeField),
		text(2, 'network'),
		...[...kerasArrays(network, parameters), ...constants].map(tensorField),
		valueField(11, 'input', width),
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
