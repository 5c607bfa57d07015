/**
 * An architecture is a list of blocks, each repeated as often as the depth says; a block is a list
 * of lines, each a layer with what it is for. The count is the sum over all of them.
 */
import '../network/layers/further.ts';
import { exactNumber, Refusal, wholeNumber } from '../network/exact.ts';
import {
	countExactly,
	countStatistics,
	multiplyAddsOf,
	type CountedLayer
} from '../network/cost.ts';

export const purposes = [
	'embedding',
	'position',
	'attention',
	'feed-forward',
	'convolution',
	'normalisation',
	'head'
] as const;
export type Purpose = (typeof purposes)[number];

export interface Line {
	name: string;
	purpose: Purpose;
	layer: CountedLayer;
	/** Alike, side by side. Default 1. */
	copies?: number;
	/** Of the copies, those that one token goes through. Default all. */
	used?: number;
	/** Places of one example at which the layer is applied: pixels, tokens. Default 1. */
	places?: number;
}

export interface Block {
	name: string;
	/** Default 1. */
	repeats?: number;
	lines: readonly Line[];
}

export interface CountedLine {
	line: Line;
	/** In one block, all copies. */
	each: number;
	/** In all repeats of the block. */
	count: number;
}

export interface CountedBlock {
	block: Block;
	repeats: number;
	each: number;
	count: number;
	lines: CountedLine[];
}

export interface Tally {
	blocks: CountedBlock[];
	count: number;
	/** Parameters that take part for one token; fewer than `count` in a mixture of experts. */
	active: number;
	/** Numbers kept beside the parameters that no gradient adjusts: running means and variances. */
	statistics: number;
	/** Multiply-adds with weights for one token or example. Rounded where beyond 2⁵³. */
	multiplyAdds: number;
	byPurpose: Record<Purpose, number>;
}

/** Throws a `Refusal` where a number is none, or the count is beyond what can be told exactly. */
export function tally(blocks: readonly Block[]): Tally {
	let count = 0n;
	let active = 0n;
	let statistics = 0n;
	let multiplyAdds = 0;
	const byPurpose = Object.fromEntries(purposes.map((purpose) => [purpose, 0n])) as Record<
		Purpose,
		bigint
	>;
	const counted = blocks.map((block): CountedBlock => {
		const repeats = wholeNumber(block.repeats ?? 1);
		let blockEach = 0n;
		const lines = block.lines.map((line): CountedLine => {
			const copies = wholeNumber(line.copies ?? 1);
			const used = wholeNumber(line.used ?? line.copies ?? 1);
			const one = countExactly(line.layer);
			blockEach += one * copies;
			active += one * used * repeats;
			statistics += countStatistics(line.layer) * copies * repeats;
			byPurpose[line.purpose] += one * copies * repeats;
			multiplyAdds += multiplyAddsOf(line.layer) * Number(used * repeats) * (line.places ?? 1);
			return {
				line,
				each: exactNumber(one * copies),
				count: exactNumber(one * copies * repeats)
			};
		});
		count += blockEach * repeats;
		return {
			block,
			repeats: Number(repeats),
			each: exactNumber(blockEach),
			count: exactNumber(blockEach * repeats),
			lines
		};
	});
	return {
		blocks: counted,
		count: exactNumber(count),
		active: exactNumber(active),
		statistics: exactNumber(statistics),
		multiplyAdds,
		byPurpose: Object.fromEntries(
			purposes.map((purpose) => [purpose, exactNumber(byPurpose[purpose])])
		) as Record<Purpose, number>
	};
}

export function countBlocks(blocks: readonly Block[]): number {
	return tally(blocks).count;
}

export type Counted = { tally: Tally; refusal: null } | { tally: null; refusal: string };

/** The tally, or the sentence that says why there is none. */
export function count(blocks: () => readonly Block[]): Counted {
	try {
		return { tally: tally(blocks()), refusal: null };
	} catch (error) {
		if (error instanceof Refusal) return { tally: null, refusal: error.message };
		throw error;
	}
}
