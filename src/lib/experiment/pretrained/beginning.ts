import type { Table } from '../../data/table.ts';
import type { Quantization } from '../../network/compression/quantize.ts';

/** Where a network begins, and how it trains from there. */
export interface Beginning {
	/** 0, or the step at which pretraining ended. */
	step: number;
	/** Flat as in `network/spec`, and after them a LoRA update that begins, as in `network/lora`. Not
	 * rounded yet, where it trains under rounding. */
	parameters: Float32Array;
	/** What it learns from, as it sees it: a teacher's answers as targets, rehearsed points among the rows. */
	training: Table;
	/** Of the loss on those points, as `network/loss` has it; 1 but for a teacher's answers. */
	temperature: number;
	/** 0 where a parameter stays as it is; null where all move. A LoRA update moves, and no other. */
	mask: Uint8Array | null;
	/** How its passes round weights while it trains; null where they take them as they are. */
	quantization: Quantization | null;
	/** Of its LoRA update; null without. */
	rank: number | null;
	/** Whether nothing of it is trained. */
	rests: boolean;
}
