/**
 * ONNX (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). The numbers of fields are those of that
 * file.
 */
import { inputsOf, outputsOf } from '../network/spec.ts';
import { bytesOfArray, joined } from './bytes.ts';
import type { NamedArray } from './namedArrays.ts';
import { graphOf, type GraphSource } from './onnxGraph.ts';
import { layerArrays } from './onnxLayers.ts';
import type { Node, ShapeValue } from './onnxNodes.ts';
import { bytes, integer, integers, message, text, type Field } from './protobuf.ts';

const opset = 17;
const irVersion = 8;
const float32 = 1;
const int64 = 7;
const attributeOf = { integer: 2, integers: 7 };
/** Numbers of a raw point of which features are made. */
const coordinates = 2;

function nodeField({ operator, inputs, outputs, attributes }: Node): Field {
	return message(1, [
		...inputs.map((input) => text(1, input)),
		...outputs.map((output) => text(2, output)),
		text(3, `${operator}_${outputs[0]}`),
		text(4, operator),
		...Object.entries(attributes).map(([name, value]) => attributeField(name, value))
	]);
}

function attributeField(name: string, value: number | readonly number[]): Field {
	const [content, type] =
		typeof value === 'number'
			? [integer(3, value), attributeOf.integer]
			: [integers(8, value), attributeOf.integers];
	return message(5, [text(1, name), content, integer(20, type)]);
}

function tensorField({ name, shape, values }: NamedArray): Field {
	return message(5, [
		integers(1, shape),
		integer(2, float32),
		text(8, name),
		bytes(9, bytesOfArray(values))
	]);
}

function shapeField({ name, sides }: ShapeValue): Field {
	return message(5, [
		integers(1, [sides.length]),
		integer(2, int64),
		text(8, name),
		bytes(9, bytesOfArray(BigInt64Array.from(sides, BigInt)))
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
 * Input and output are named `input` and `output`. With a preparation it takes raw inputs, and gives a number to predict in the target's own unit.
 */
export function writeOnnx(model: OnnxModel): Uint8Array<ArrayBuffer> {
	const { network, parameters, preparation, output, facts } = model;
	const { nodes, constants, shapes } = graphOf(model);
	const width = preparation?.features ? coordinates : inputsOf(network);
	const graph = [
		...nodes.map(nodeField),
		text(2, 'network'),
		...[...layerArrays(network, parameters), ...constants].map(tensorField),
		...shapes.map(shapeField),
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
