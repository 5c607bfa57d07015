/**
 * ONNX: one protocol buffer, a model with a graph, whose initializers are the weights. It has no header: the
 * fields that hold numbers are passed over one by one. https://onnx.ai/onnx/repo-docs/IR.html
 */
import { counted, formatBytes } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { Cursor } from '../cursor.ts';
import type { FileBytes } from '../fileBytes.ts';
import { OnnxGraph } from './onnxGraph.ts';
import { eachMessage } from './protobuf.ts';
import type { Contents } from '../tensor.ts';

const inModel = { graph: 7, functions: 25 };

export async function readOnnx(bytes: FileBytes): Promise<Contents> {
	const cursor = new Cursor(bytes);
	const graph = new OnnxGraph(cursor);
	let graphs = 0;
	await eachMessage(cursor, bytes.size, 'the model', {
		[inModel.functions]: (end) => graph.readFunction(end),
		[inModel.graph]: (end) => {
			graphs++;
			return graph.read(end);
		}
	});
	if (graphs === 0) throw new Refusal('It has no graph, which every ONNX file has.');
	return { tensors: graph.tensors, notes: notesOn(graph) };
}

function notesOn({ externalFiles, externalBytes, constants }: OnnxGraph): string[] {
	const notes = [];
	if (externalFiles.size > 0) {
		const files =
			externalFiles.size === 1 ? 'another file' : counted(externalFiles.size, 'other file');
		notes.push(`${formatBytes(externalBytes)} of its numbers lie beside it, in ${files}.`);
	}
	if (constants > 0) {
		notes.push(
			`Nodes of its graph carry ${counted(constants, 'more number')} as constants, which are not counted.`
		);
	}
	return notes;
}
