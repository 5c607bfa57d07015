/**
 * Points without end: a network that sees new ones at every step can memorise nothing. They are drawn
 * in blocks, each from random streams of its own, so that any step's points can be asked for out of
 * order, and networks of one seed see the very same points whatever their size.
 */
import type { Options } from './dataset.ts';
import { randomStream } from '../random/randomStream.ts';
import { datasetNamed } from './sets/index.ts';
import type { Split, Table } from './table.ts';

/** Where the points come from: all that it takes to draw them, anywhere. */
export interface StreamSource {
	/** Name of a built-in data set of fresh points. */
	set: string;
	options: Options;
	seed: number;
}

/**
 * Fresh points at every step. `training` are the first of the stream, on which the training loss is
 * measured; with a batch size of `all` a step takes as many.
 */
export interface StreamSpec extends Split {
	source: StreamSource;
}

export const rowsPerBlock = 1024;

function drawBlock({ set, options, seed }: StreamSource, block: number): Table {
	const dataset = datasetNamed(set);
	const width = dataset.inputs(options);
	const inputs = new Float32Array(rowsPerBlock * width);
	const targets = new Float32Array(rowsPerBlock);
	const streams = {
		position: randomStream(seed, 'training', 'position', block),
		noise: randomStream(seed, 'training', 'noise', block)
	};
	for (let row = 0; row < rowsPerBlock; row++) {
		const point = dataset.point(block * rowsPerBlock + row, streams, options);
		inputs.set(point.inputs, row * width);
		targets[row] = point.target;
	}
	return { rows: rowsPerBlock, inputs, targets };
}

/** A burst of steps asks for fewer blocks than this, and every network for the same ones. */
const mostBlocks = 64;

/** One source, with the blocks last asked for at hand. */
export class Stream {
	readonly #source: StreamSource;
	readonly #width: number;
	/** The one asked for longest ago comes first. */
	readonly #blocks = new Map<number, Table>();

	constructor(source: StreamSource) {
		this.#source = source;
		this.#width = datasetNamed(source.set).inputs(source.options);
	}

	/** `count` points, the first of which has the number `first`. */
	rows(first: number, count: number): Table {
		const inputs = new Float32Array(count * this.#width);
		const targets = new Float32Array(count);
		for (let done = 0; done < count;) {
			const block = Math.floor((first + done) / rowsPerBlock);
			const start = (first + done) % rowsPerBlock;
			const end = Math.min(rowsPerBlock, start + count - done);
			const { inputs: x, targets: y } = this.#block(block);
			inputs.set(x.subarray(start * this.#width, end * this.#width), done * this.#width);
			targets.set(y.subarray(start, end), done);
			done += end - start;
		}
		return { rows: count, inputs, targets };
	}

	#block(block: number): Table {
		const drawn = this.#blocks.get(block) ?? drawBlock(this.#source, block);
		this.#blocks.delete(block);
		this.#blocks.set(block, drawn);
		if (this.#blocks.size > mostBlocks) this.#blocks.delete(this.#blocks.keys().next().value!);
		return drawn;
	}
}

/** Streams by their source, so that all networks of one share its points. */
export class Streams {
	readonly #open = new Map<string, Stream>();

	of(source: StreamSource): Stream {
		const key = JSON.stringify(source);
		let stream = this.#open.get(key);
		if (!stream) this.#open.set(key, (stream = new Stream(source)));
		return stream;
	}
}
