/** A counted model as the questions about devices need it. */
import { multiplyAddsOf } from '../../network/cost.ts';
import type { AttentionShape } from '../attention.ts';
import type { CountedLine, Tally } from '../block.ts';
import type { ReadConfig } from '../configs/index.ts';
import type { Config, Family } from '../family.ts';
import { countNotLearned } from '../files/notLearned.ts';
import { countOfWeights, type Weights } from '../files/weights.ts';
import { matricesOf, type Matrix } from './adapters.ts';

export interface Subject {
	name: string;
	unit: Family['unit'];
	count: number;
	/** Parameters that take part for one token. */
	active: number;
	/** Parameters read for one token or example: of an embedding one row, of a tied head the whole table. */
	read: number;
	/** Multiply-adds for one token or example, the head’s included. */
	multiplyAdds: number;
	/** Multiply-adds of the head, which a prompt needs for its last token alone. */
	headMultiplyAdds: number;
	/** Whether it writes one token after the other; else it takes a text in at once. */
	writes: boolean;
	/** What it keeps of each token; null where that is nothing. */
	attention: AttentionShape | null;
	/** Whether its parts run for different numbers of tokens, as encoder and decoder do. */
	hasUnequalParts: boolean;
	/** Whether nothing is known of it but its count. */
	isCountAlone: boolean;
	/** Tokens that it was built to look at together, where it says so. */
	context: number | null;
	trainingTokens: number | null;
	matrices: readonly Matrix[];
}

function readBy({ line, each }: CountedLine, repeats: number): number {
	const copies = line.copies ?? 1;
	const { spec, input } = line.layer;
	if (copies === 0) return 0;
	if (spec.kind === 'embedding') return spec.width * repeats;
	if (spec.kind === 'tied') return input[0] * spec.outputs * repeats;
	return (each / copies) * (line.used ?? copies) * repeats;
}

function sum(tally: Tally, part: (line: CountedLine, repeats: number) => number): number {
	return tally.blocks
		.flatMap(({ lines, repeats }) => lines.map((line) => part(line, repeats)))
		.reduce((total, value) => total + value, 0);
}

export function parametersRead(tally: Tally): number {
	return sum(tally, readBy);
}

function headMultiplyAdds(tally: Tally): number {
	return sum(tally, ({ line }, repeats) =>
		line.purpose === 'head'
			? multiplyAddsOf(line.layer) * (line.copies ?? 1) * repeats * (line.places ?? 1)
			: 0
	);
}

export interface Counted {
	name: string;
	unit: Family['unit'];
	tally: Tally;
	/** Undefined where it does not write token by token. */
	attention?: AttentionShape | null;
	hasUnequalParts?: boolean;
	context?: number | null;
	trainingTokens?: number | null;
}

export function subjectOf(counted: Counted): Subject {
	const { name, unit, tally, attention, hasUnequalParts = false } = counted;
	const { context = null, trainingTokens = null } = counted;
	return {
		name,
		unit,
		count: tally.count,
		active: tally.active,
		read: parametersRead(tally),
		multiplyAdds: tally.multiplyAdds,
		headMultiplyAdds: headMultiplyAdds(tally),
		writes: attention !== undefined,
		attention: attention ?? null,
		hasUnequalParts,
		isCountAlone: false,
		context,
		trainingTokens,
		matrices: matricesOf(tally)
	};
}

/** A model of which there is a file of weights: that says which numbers it has, and not how they are used.
 * Null where it does not say how many, or has none. */
export function fileSubject(name: string, weights: Weights): Subject | null {
	const learned = (countOfWeights(weights) ?? 0) - countNotLearned(weights.tensors);
	if (learned <= 0) return null;
	return {
		name,
		unit: 'example',
		count: learned,
		active: learned,
		read: learned,
		multiplyAdds: learned,
		headMultiplyAdds: 0,
		writes: false,
		attention: null,
		hasUnequalParts: false,
		isCountAlone: true,
		context: null,
		trainingTokens: null,
		matrices: []
	};
}

/** A model whose config was pasted. */
export function configSubject({ name, unit, tally, cache }: ReadConfig): Subject {
	const attention: AttentionShape | undefined = cache && {
		layers: cache.layers,
		keyWidth: cache.heads * cache.headWidth,
		heads: { keyValueHeads: cache.heads, headWidth: cache.headWidth }
	};
	return subjectOf({
		name: `your ${name}`,
		unit: unit ?? 'token',
		tally,
		attention,
		hasUnequalParts: unit === null
	});
}

/** A model of a family, as it is or edited. */
export function familySubject(
	family: Family,
	config: Config,
	model: { name: string; trainingTokens?: number },
	tally: Tally
): Subject {
	const attention = family.attention?.(config);
	return subjectOf({
		...model,
		unit: family.unit,
		tally,
		attention,
		context: family.unit === 'token' ? (config.context ?? null) : null
	});
}
