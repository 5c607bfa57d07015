/**
 * Attention as transformers have it: queries, keys and values from the width, heads of their own
 * width, fewer heads for keys and values where several queries share them, and a way back.
 */
import type { Line } from '../block.ts';
import { dense, normalisation } from '../layer.ts';

export interface AttentionShape {
	width: number;
	heads: number;
	/** Of one head. Heads × this need not be the width. */
	headWidth: number;
	/** Heads for keys and values. Default: `heads`. */
	keyValueHeads?: number;
	/** On queries, keys and values. Default: false. */
	hasBias?: boolean;
	/** On the output. Default: as `hasBias`. */
	hasOutputBias?: boolean;
	/** What queries and keys are normalised over, a head or all heads together. Default: neither. */
	queryKeyNorm?: 'head' | 'all heads';
	/** Of those norms. Default: false. */
	normHasShift?: boolean;
	/** What keys and values are made from, where it is not the width. */
	source?: number;
	/** Names what it looks at, as in "to the encoder". */
	to?: string;
}

const line = (name: string, layer: Line['layer'], copies = 1): Line => ({
	name,
	purpose: 'attention',
	layer,
	copies
});

export function attentionLines(shape: AttentionShape): Line[] {
	const { width, heads, headWidth, keyValueHeads = heads, source = width } = shape;
	const { hasBias = false, hasOutputBias = hasBias, to = '' } = shape;
	const queries = heads * headWidth;
	const keys = keyValueHeads * headWidth;
	const end = to === '' ? '' : ` ${to}`;
	const projections =
		queries === keys && source === width
			? [line(`Queries, keys and values${end}`, dense(width, queries, hasBias), 3)]
			: [
					line(`Queries${end}`, dense(width, queries, hasBias)),
					line(`Keys and values${end}`, dense(source, keys, hasBias), 2)
				];
	return [
		...projections,
		...queryKeyNorms(shape, queries, keys),
		line(`Output of attention${end}`, dense(queries, width, hasOutputBias))
	];
}

function queryKeyNorms(shape: AttentionShape, queries: number, keys: number): Line[] {
	const { queryKeyNorm, headWidth, normHasShift = false } = shape;
	if (queryKeyNorm === undefined) return [];
	const norm = (name: string, width: number): Line => ({
		name: `Normalisation of ${name}`,
		purpose: 'normalisation',
		layer: normalisation(width, normHasShift)
	});
	if (queryKeyNorm === 'head') return [{ ...norm('queries and keys', headWidth), copies: 2 }];
	return [norm('queries', queries), norm('keys', keys)];
}

/** Queries, keys and values by way of a few numbers: only those few are kept for each token. */
export interface LatentAttentionShape {
	width: number;
	heads: number;
	/** Numbers from which the queries are made; null where they are made from the width. */
	queryRank: number | null;
	/** Numbers from which keys and values are made. */
	keyValueRank: number;
	/** Of a head's queries and keys: the part without position, and the part that is rotated. */
	plainWidth: number;
	rotatedWidth: number;
	/** Of a head's values. */
	valueWidth: number;
	hasBias: boolean;
}

export function latentAttentionLines(shape: LatentAttentionShape): Line[] {
	const { width, heads, queryRank, keyValueRank, plainWidth, rotatedWidth, valueWidth } = shape;
	const { hasBias } = shape;
	const queries = heads * (plainWidth + rotatedWidth);
	const norm = (name: string, rank: number): Line => ({
		name,
		purpose: 'normalisation',
		layer: normalisation(rank, false)
	});
	return [
		...(queryRank === null
			? [line('Queries', dense(width, queries, false))]
			: [
					line('Queries, narrow', dense(width, queryRank, hasBias)),
					norm('RMS normalisation of the narrow queries', queryRank),
					line('Queries, wide', dense(queryRank, queries, false))
				]),
		line(
			'Keys and values, narrow, and the rotated part of keys',
			dense(width, keyValueRank + rotatedWidth, hasBias)
		),
		norm('RMS normalisation of the narrow keys and values', keyValueRank),
		line('Keys and values, wide', dense(keyValueRank, heads * (plainWidth + valueWidth), false)),
		line('Output of attention', dense(heads * valueWidth, width, hasBias))
	];
}
