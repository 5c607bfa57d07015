import type { Batch } from '../step/batches.ts';
import type { Member } from '../trainer.ts';
import type { BatchLayout, BatchRegion } from './layout/batchLayout.ts';
import type { Device, Texture } from './device.ts';
import { packRows } from './layout/matrix.ts';
import type { BatchStore } from './staging.ts';

/** The batches of all members on the device. */
export class BatchTexture implements BatchStore {
	readonly texture: Texture;
	readonly #device: Device;
	readonly #layout: BatchLayout;
	/** What is gathered for each region, over `#slots` slots. */
	#texels = new Map<BatchRegion, Float32Array>(); // [layers, slots, blocks, width, 4]
	#slots = 0;

	constructor(device: Device, layout: BatchLayout, members: readonly Member[]) {
		this.#device = device;
		this.#layout = layout;
		const { width, height } = layout.atlas;
		this.texture = device.texture(width, height, device.rowsPerBlock);
		this.#gather((region) => region.isConstant, 1);
		members.forEach(({ data }, i) => {
			if (!layout.members[i].region.isConstant) return;
			this.put(i, 0, { table: data.training, rows: null });
		});
		this.upload();
	}

	begin(slots: number): void {
		this.#gather((region) => !region.isConstant, slots);
	}

	#gather(includes: (region: BatchRegion) => boolean, slots: number): void {
		const { rowsPerBlock } = this.#device;
		this.#slots = slots;
		this.#texels = new Map(
			this.#layout.regions.filter(includes).map((region) => {
				const { blocks, place } = region;
				return [region, new Float32Array(4 * rowsPerBlock * slots * blocks * place.width)];
			})
		);
	}

	put(member: number, slot: number, { table, rows }: Batch): void {
		const { region, inputs, targets } = this.#layout.members[member];
		const { place, blocks } = region;
		const into = {
			texels: this.#texels.get(region)!,
			width: place.width,
			height: this.#slots * blocks,
			y: slot * blocks
		};
		const { rowsPerBlock } = this.#device;
		packRows(table.inputs, table.rows, rows, rowsPerBlock, {
			...into,
			x: inputs.x - place.x,
			hasOne: true
		});
		packRows(table.targets, table.rows, rows, rowsPerBlock, {
			...into,
			x: targets.x - place.x,
			hasOne: false
		});
	}

	upload(): void {
		for (const [{ place, blocks }, texels] of this.#texels) {
			this.#device.upload(this.texture, { ...place, height: this.#slots * blocks }, texels);
		}
	}

	batchOffset(member: number, slot: number): number {
		const { isConstant, blocks } = this.#layout.members[member].region;
		return isConstant ? 0 : slot * blocks;
	}
}
