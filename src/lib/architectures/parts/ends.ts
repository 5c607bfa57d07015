/** What stands before the first block of a language model and after its last one. */
import type { Block, Line } from '../block.ts';
import { dense, embedding, normalisation, tied } from '../layer.ts';

export const words = (vocabulary: number, width: number): Line => ({
	name: 'Words',
	purpose: 'embedding',
	layer: embedding(vocabulary, width)
});

export const positions = (count: number, width: number): Line => ({
	name: 'Positions',
	purpose: 'position',
	layer: embedding(count, width)
});

export const rmsNorm = (name: string, width: number, copies = 1): Line => ({
	name: `RMS normalisation${name === '' ? '' : ` ${name}`}`,
	purpose: 'normalisation',
	layer: normalisation(width, false),
	copies
});

export const layerNorm = (name: string, width: number, copies = 1): Line => ({
	name: `Normalisation${name === '' ? '' : ` ${name}`}`,
	purpose: 'normalisation',
	layer: normalisation(width),
	copies
});

const nextWordName = 'Next word';

/** `isTied`: the word embedding, used again, which adds no weight. */
export function nextWord(
	width: number,
	vocabulary: number,
	isTied: boolean,
	hasBias = false
): Line[] {
	const head = (name: string, layer: Line['layer']): Line => ({ name, purpose: 'head', layer });
	if (!isTied) return [head(nextWordName, dense(width, vocabulary, hasBias))];
	return [
		head(`${nextWordName}: the word embedding, used again`, tied(width, vocabulary)),
		...(hasBias ? [head(`${nextWordName}: biases`, embedding(1, vocabulary))] : [])
	];
}

/** Whether a line is one that `nextWord` makes. */
export const isNextWord = ({ name }: Line): boolean => name.startsWith(nextWordName);

/** Embeddings, the same block again and again, a final normalisation and a head. */
export interface DecoderShape {
	embeddings: readonly Line[];
	blocks: readonly Block[];
	finalNorm: readonly Line[];
	head: readonly Line[];
}

export function decoderBlocks({ embeddings, blocks, finalNorm, head }: DecoderShape): Block[] {
	return [
		{ name: 'Embeddings', lines: embeddings },
		...blocks,
		{ name: 'Head', lines: [...finalNorm, ...head] }
	];
}

export const transformer = (layers: number, lines: readonly Line[]): Block => ({
	name: 'Transformer block',
	repeats: layers,
	lines
});
