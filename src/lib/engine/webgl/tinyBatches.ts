import { inputsOf, outputsOf } from '../../network/spec.ts';
import type { Batch } from '../step/batches.ts';
import type { Member } from '../trainer.ts';
import type { Device, Texture } from './device.ts';
import { tinyBatchWidth } from './programs/tinySteps.ts';
import type { BatchStore } from './staging.ts';
import type { TinyLayout } from './layout/tinyLayout.ts';

/** The batches of small networks on the device: each row as two texels, inputs and targets. */
export class TinyBatches implements BatchStore {
	readonly texture: Texture;
	readonly #device: Device;
	readonly #layout: TinyLayout;
	readonly #members: readonly Member[];
	/** What is gathered for the texture's rows from `#y` on. */
	#texels = new Float32Array(0);
	#y = 0;

	constructor(device: Device, layout: TinyLayout, members: readonly Member[]) {
		this.#device = device;
		this.#layout = layout;
		this.#members = members;
		this.texture = device.texture(tinyBatchWidth, Math.max(1, layout.batchHeight));
		members.forEach(({ data: { training } }, i) => {
			const { batchStart, isMiniBatch } = layout.members[i];
			if (isMiniBatch) return;
			this.#gather(batchStart / tinyBatchWidth, training.rows);
			this.#put(i, 0, { table: training, rows: null });
			this.upload();
		});
	}

	#gather(y: number, rows: number): void {
		const height = Math.ceil((2 * rows) / tinyBatchWidth);
		this.#y = y;
		this.#texels = new Float32Array(4 * tinyBatchWidth * height);
	}

	begin(slots: number): void {
		this.#gather(0, slots * this.#layout.stagedRows);
	}

	put(member: number, slot: number, batch: Batch): void {
		const { batchStart } = this.#layout.members[member];
		this.#put(member, batchStart / 2 + slot * this.#layout.stagedRows, batch);
	}

	#put(member: number, first: number, { table, rows }: Batch): void {
		const { network } = this.#members[member];
		const [inputs, outputs] = [inputsOf(network), outputsOf(network)];
		const count = rows?.length ?? table.rows;
		for (let position = 0; position < count; position++) {
			const row = rows ? rows[position] : position;
			const start = 8 * (first + position);
			for (let i = 0; i < inputs; i++) this.#texels[start + i] = table.inputs[row * inputs + i];
			for (let i = 0; i < outputs; i++) {
				this.#texels[start + 4 + i] = table.targets[row * outputs + i];
			}
		}
	}

	upload(): void {
		const height = this.#texels.length / (4 * tinyBatchWidth);
		if (height === 0) return;
		const place = { x: 0, y: this.#y, width: tinyBatchWidth, height };
		this.#device.upload(this.texture, place, this.#texels);
	}

	batchOffset(member: number, slot: number): number {
		return this.#layout.members[member].isMiniBatch ? slot * this.#layout.stagedRows : 0;
	}
}
