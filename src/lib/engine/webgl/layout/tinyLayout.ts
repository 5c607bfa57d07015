import { denseLayersOf } from '../../../network/spec.ts';
import { batchOf } from '../../step/batches.ts';
import type { Member } from '../../trainer.ts';
import { Atlas, type Place } from './atlas.ts';
import { isTiny, tinyLayers, tinyTexels, type TinyLayer } from '../programs/tinyShape.ts';
import { tinyBatchWidth, pairWidth } from '../programs/tinySteps.ts';
import { mostSlots } from './slots.ts';

export interface TinyMember {
	layers: TinyLayer[];
	/** Where its fragments write their result. */
	place: Place;
	/** Where its first batch begins in the texture of batches, in texels. */
	batchStart: number;
	isMiniBatch: boolean;
}

export interface TinyLayout {
	/** How many steps' batches are held at once. */
	slots: number;
	/** The fragments of all members. */
	packed: Atlas;
	/** Height of the texture of batches: first all that change, step after step, then all others. */
	batchHeight: number;
	/** Rows that one step's changing batches have together, one member's after another's. */
	stagedRows: number;
	members: TinyMember[];
}

/** Most rows of a batch; with more, a step of several draws is faster. */
const mostTinyRows = 400;

/** Whether the member trains by `tinySteps`. It depends on the member alone, and so do its numbers. */
export function trainsTiny(member: Member): boolean {
	return isTiny(denseLayersOf(member.network)) && batchOf(member).rows <= mostTinyRows;
}

const mostStagedRows = 2 ** 18;

export function layOutTiny(members: readonly Member[], rowsPerBlock: number): TinyLayout {
	const batches = members.map(batchOf);
	const stagedRows = batches.reduce(
		(sum, { rows, isMiniBatch }) => sum + (isMiniBatch ? rows : 0),
		0
	);
	const most = Math.min(mostSlots, Math.floor(mostStagedRows / Math.max(1, stagedRows)));
	const slots = Math.max(1, most);
	const packed = new Atlas();
	let staged = 0;
	let batchHeight = Math.ceil((2 * slots * stagedRows) / tinyBatchWidth);
	const placed = members.map(({ network }, i) => {
		const layers = tinyLayers(denseLayersOf(network));
		const shares = Math.ceil((3 * tinyTexels(layers)) / rowsPerBlock);
		const place = packed.add(pairWidth, Math.ceil(shares / pairWidth));
		const { isMiniBatch, rows } = batches[i];
		const batchStart = isMiniBatch ? 2 * staged : batchHeight * tinyBatchWidth;
		if (isMiniBatch) staged += rows;
		else batchHeight += Math.ceil((2 * rows) / tinyBatchWidth);
		return { layers, place, batchStart, isMiniBatch };
	});
	return { slots, packed: packed.pack(), batchHeight, stagedRows, members: placed };
}
