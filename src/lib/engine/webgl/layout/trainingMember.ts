import type { Loss } from '../../../network/loss.ts';
import type { MemberParameters } from './parameterLayout.ts';

/** What training must know of one member. */
export interface TrainingMember {
	parameters: MemberParameters;
	loss: Loss;
	/** Rows of a full batch. */
	rows: number;
	/** False where every step sees all rows. */
	isMiniBatch: boolean;
}
