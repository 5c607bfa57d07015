/** The weights of a graph of ONNX and of the graphs within it, which loops and branches have. */
import { formatCount } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import type { Cursor } from '../cursor.ts';
import { readOnnxTensor, type OnnxTensor } from './onnxTensor.ts';
import { eachMessage } from './protobuf.ts';
import { checkTensorCount, type Tensor } from '../tensor.ts';

const inGraph = { node: 1, initializer: 5, sparseInitializer: 15 };
const inFunction = { node: 7 };
const inNode = { attribute: 5 };
const inAttribute = { tensor: 5, graph: 6, tensors: 10, graphs: 11 };
const inSparseTensor = { values: 1 };

const deepest = 16;

export class OnnxGraph {
	readonly #cursor: Cursor;
	#depth = 0;
	/** The initializers. */
	readonly tensors: Tensor[] = [];
	/** Files beside this one in which numbers of initializers lie. */
	readonly externalFiles = new Set<string>();
	externalBytes = 0;
	/** Numbers in attributes of nodes. */
	constants = 0;

	constructor(cursor: Cursor) {
		this.#cursor = cursor;
	}

	async read(end: number): Promise<void> {
		if (this.#depth === deepest) {
			throw new Refusal(
				`At byte ${formatCount(this.#cursor.position)} there is a graph within ${deepest} others: it is damaged.`
			);
		}
		this.#depth++;
		await eachMessage(this.#cursor, end, 'a graph', this.#inGraph);
		this.#depth--;
	}

	async readFunction(end: number): Promise<void> {
		await eachMessage(this.#cursor, end, 'a function', this.#inFunction);
	}

	readonly #readNode = (end: number) =>
		eachMessage(this.#cursor, end, 'a node', { [inNode.attribute]: this.#readAttribute });

	readonly #readAttribute = (end: number) =>
		eachMessage(this.#cursor, end, 'an attribute', this.#inAttribute);

	readonly #readInitializer = async (end: number) => {
		this.#add(await readOnnxTensor(this.#cursor, end));
	};

	readonly #readConstant = async (end: number) => {
		this.constants += (await readOnnxTensor(this.#cursor, end)).count ?? 0;
	};

	/** Only those numbers that are not zero are in the file. */
	readonly #readSparse = (end: number) =>
		eachMessage(this.#cursor, end, 'a sparse tensor', {
			[inSparseTensor.values]: this.#readInitializer
		});

	readonly #inGraph = {
		[inGraph.node]: this.#readNode,
		[inGraph.initializer]: this.#readInitializer,
		[inGraph.sparseInitializer]: this.#readSparse
	};

	readonly #inFunction = { [inFunction.node]: this.#readNode };

	readonly #inAttribute = {
		[inAttribute.tensor]: this.#readConstant,
		[inAttribute.tensors]: this.#readConstant,
		[inAttribute.graph]: (end: number) => this.read(end),
		[inAttribute.graphs]: (end: number) => this.read(end)
	};

	#add({ external, ...tensor }: OnnxTensor) {
		if (external !== null) {
			this.externalFiles.add(external);
			this.externalBytes += tensor.bytes ?? 0;
		}
		this.tensors.push(tensor);
		checkTensorCount(this.tensors.length);
	}
}
