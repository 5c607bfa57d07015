/**
 * Dense layers out of arrays of any names: matrices, each with a vector as its bias, in an order in which
 * the outputs of one are the inputs of the next. PyTorch keeps `[outputs, inputs]`, Keras the other way
 * round; the bias tells which, and where it cannot, the format does.
 */
import { transposed } from '../export/namedArrays.ts';
import { counted } from '../format.ts';
import type { ReadArray } from './readArray.ts';

export type KernelLayout = 'outputs first' | 'inputs first';

export interface ReadStack {
	/** Widths from the inputs to the outputs: at least two. */
	widths: number[];
	/** Flat as in `network/spec`. */
	parameters: Float32Array;
}

interface Pair {
	kernel: ReadArray;
	bias: ReadArray;
}

interface Dense {
	inputs: number;
	outputs: number;
	kernel: Float32Array; // [inputs, outputs]
	bias: Float32Array;
}

const mostLayers = 20;
const suffix = /[._/:-]?(weights?|kernel|bias|beta|w|b)(:0)?$/i;
const natural = new Intl.Collator('en', { numeric: true });

export function denseStackOf(
	arrays: readonly ReadArray[],
	usual: KernelLayout
): ReadStack | { problem: string } {
	const matrices = arrays.filter(({ shape }) => shape.length === 2);
	const vectors = arrays.filter(({ shape }) => shape.length === 1);
	if (matrices.length === 0) return { problem: 'It holds no matrix of weights.' };
	if (matrices.length + vectors.length < arrays.length) {
		const other = arrays.find(({ shape }) => shape.length !== 1 && shape.length !== 2)!;
		return {
			problem: `It is no stack of dense layers: one of its arrays has ${counted(other.shape.length, 'side')}.`
		};
	}
	if (matrices.length > mostLayers) {
		return { problem: `It has ${counted(matrices.length, 'layer')}; this page takes up to seven.` };
	}
	const pairs = paired(matrices, vectors);
	if (pairs === null) {
		return {
			problem: `It is no stack of dense layers with biases: ${counted(matrices.length, 'matrix', 'matrices')} and ${counted(vectors.length, 'vector')} do not go together.`
		};
	}
	for (const layout of [usual, other(usual)]) {
		const layers = pairs.map((pair) => denseOf(pair, layout));
		const chain = layers.every((layer) => layer !== null) ? chained(layers) : null;
		if (chain !== null) return stackOf(chain);
	}
	const shapes = pairs.map(({ kernel }) => kernel.shape.join(' × ')).join(', ');
	return { problem: `Its layers do not follow one upon the other: ${shapes}.` };
}

const other = (layout: KernelLayout): KernelLayout =>
	layout === 'inputs first' ? 'outputs first' : 'inputs first';

/** By their names, or else in the order of these. */
function paired(matrices: readonly ReadArray[], vectors: readonly ReadArray[]): Pair[] | null {
	if (matrices.length !== vectors.length) return null;
	const sorted = (list: readonly ReadArray[]) =>
		list.toSorted((a, b) => natural.compare(a.name, b.name));
	const stem = ({ name }: ReadArray) => name.replace(suffix, '');
	const [kernels, biases] = [sorted(matrices), sorted(vectors)];
	const named = kernels.map((kernel) => biases.filter((bias) => stem(bias) === stem(kernel)));
	const isNamed = named.every(({ length }) => length === 1);
	return kernels.map((kernel, i) => ({ kernel, bias: isNamed ? named[i][0] : biases[i] }));
}

/** Null where the bias fits neither side. */
function denseOf({ kernel, bias }: Pair, layout: KernelLayout): Dense | null {
	const [rows, columns] = kernel.shape;
	const [units] = bias.shape;
	const inputsFirst = rows === columns ? layout === 'inputs first' : units === columns;
	if (units !== (inputsFirst ? columns : rows) || rows === 0 || columns === 0) return null;
	return {
		inputs: inputsFirst ? rows : columns,
		outputs: units,
		kernel: inputsFirst ? kernel.values : transposed(kernel.values, rows, columns),
		bias: bias.values
	};
}

/** An order in which each goes on from the one before, the one nearest to that of the names. */
function chained(layers: readonly Dense[]): Dense[] | null {
	let tries = 0;
	const extend = (chain: Dense[], left: readonly Dense[]): Dense[] | null => {
		if (left.length === 0) return chain;
		if (++tries > 10_000) return null;
		for (const next of left) {
			if (chain.length > 0 && chain[chain.length - 1].outputs !== next.inputs) continue;
			const rest = left.filter((layer) => layer !== next);
			const found = extend([...chain, next], rest);
			if (found !== null) return found;
		}
		return null;
	};
	return extend([], layers);
}

function stackOf(layers: readonly Dense[]): ReadStack {
	const count = layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0);
	const parameters = new Float32Array(count);
	let at = 0;
	for (const { kernel, bias } of layers) {
		parameters.set(kernel, at);
		parameters.set(bias, at + kernel.length);
		at += kernel.length + bias.length;
	}
	return { widths: [layers[0].inputs, ...layers.map(({ outputs }) => outputs)], parameters };
}
