import { layersOf } from '../../network/spec.ts';
import { batchOf } from '../batches.ts';
import type { Member } from '../trainer.ts';
import { Atlas, type Place } from './atlas.ts';
import { isTiny, tinyLayers, tinyTexels, type TinyLayer } from './programs/tinyShape.ts';
import { tinyBatchWidth, tinyColumns } from './programs/tinySteps.ts';
import { mostSlots } from './slots.ts';

export interface TinyMember {
	layers: TinyLayer[];
	/** Its fragments. */
	place: Place;
	/** Rows of the texture of batches. */
	batchStart: number;
	batchHeight: number;
	/** Rows from one step's batch to the next. */
	batchRows: number;
	isMiniBatch: boolean;
}

export interface TinyPlan {
	/** Steps whose batches are held at once. */
	slots: number;
	packed: Atlas;
	/** Of the texture of batches. */
	batchHeight: number;
	members: TinyMember[];
}

/** Above this, many draws with fewer repetitions are faster. */
const mostTinyRows = 400;

/** Depends on the member alone, so that its numbers do. */
export function trainsTiny(member: Member): boolean {
	const isSmall = isTiny(layersOf(member.network)) && batchOf(member).rows <= mostTinyRows;
	return isSmall && !member.mask;
}

const mostStagedRows = 2 ** 18;

export function planTiny(members: readonly Member[], rowsPerBlock: number): TinyPlan {
	const batches = members.map(batchOf);
	const staged = batches.reduce((sum, { rows, isMiniBatch }) => sum + (isMiniBatch ? rows : 0), 0);
	const slots = Math.min(mostSlots, Math.floor(mostStagedRows / Math.max(1, staged)));
	const packed = new Atlas();
	let batchHeight = 0;
	const placed = members.map(({ network }, i) => {
		const layers = tinyLayers(layersOf(network));
		const shares = Math.ceil((3 * tinyTexels(layers)) / rowsPerBlock);
		const place = packed.add(tinyColumns, Math.ceil(shares / tinyColumns));
		const { isMiniBatch, rows } = batches[i];
		const texels = 2 * rows * (isMiniBatch ? Math.max(1, slots) : 1);
		const height = Math.ceil(texels / tinyBatchWidth);
		const batchStart = batchHeight;
		batchHeight += height;
		return { layers, place, batchStart, batchHeight: height, batchRows: rows, isMiniBatch };
	});
	return { slots: Math.max(1, slots), packed: packed.pack(), batchHeight, members: placed };
}
