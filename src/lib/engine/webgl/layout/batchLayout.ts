import { Atlas, type Place } from './atlas.ts';
import { inputTexels, quadruples } from './matrix.ts';
import type { TrainingMember } from './trainingMember.ts';

/** The batches of some members side by side, those of later steps below; one upload brings them all. */
export interface BatchRegion {
	place: Place;
	/** Blocks that one step takes. */
	blocks: number;
	/** Whether its one member sees all rows at every step, so that they are held once. */
	isConstant: boolean;
	members: number[];
}

/** Where one member's first batch lies. */
export interface BatchPlaces {
	region: BatchRegion;
	/** Inputs with their 1. */
	inputs: Place;
	targets: Place;
}

export interface BatchLayout {
	atlas: Atlas;
	regions: BatchRegion[];
	members: BatchPlaces[];
}

/** Widest region, in texels; members beyond go into another one. */
const mostWidth = 1024;

const widthsOf = ({ parameters: { layers } }: TrainingMember) => ({
	inputs: inputTexels(layers[0].inputs),
	targets: quadruples(layers[layers.length - 1].outputs)
});

/** Places for the batches of `slots` steps. */
export function layOutBatches(
	members: readonly TrainingMember[],
	rowsPerBlock: number,
	slots: number
): BatchLayout {
	const atlas = new Atlas();
	const regions: BatchRegion[] = [];
	const open = new Map<number, { width: number; members: number[] }>();
	const close = (blocks: number, isConstant: boolean, width: number, members: number[]) => {
		const place = atlas.add(width, isConstant ? blocks : slots * blocks);
		regions.push({ place, blocks, isConstant, members });
	};
	members.forEach((one, member) => {
		const blocks = Math.ceil(one.rows / rowsPerBlock);
		const { inputs, targets } = widthsOf(one);
		const width = inputs + targets;
		if (!one.isMiniBatch) return close(blocks, true, width, [member]);
		const region = open.get(blocks) ?? { width: 0, members: [] };
		if (region.width > 0 && region.width + width > mostWidth) {
			close(blocks, false, region.width, region.members);
			Object.assign(region, { width: 0, members: [] });
		}
		region.width += width;
		region.members.push(member);
		open.set(blocks, region);
	});
	for (const [blocks, { width, members }] of open) close(blocks, false, width, members);
	atlas.pack();

	const places: BatchPlaces[] = [];
	for (const region of regions) {
		let { x } = region.place;
		const { y } = region.place;
		for (const member of region.members) {
			const { inputs, targets } = widthsOf(members[member]);
			const height = region.blocks;
			places[member] = {
				region,
				inputs: { x, y, width: inputs, height },
				targets: { x: x + inputs, y, width: targets, height }
			};
			x += inputs + targets;
		}
	}
	return { atlas, regions, members: places };
}
