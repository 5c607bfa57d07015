import { bestOf, type History } from './overfitting.ts';

/** A row of the table Results: where a network stands now, and where it was best. */
export interface ResultRow {
	/** Losses of the last evaluation; not finite once the network has diverged. */
	training: number;
	validation: number;
	/** Generalization gap: validation loss − training loss. */
	gap: number;
	/** Lowest validation loss, and its step; null if there was no finite one. */
	best: number | null;
	bestStep: number | null;
	/** Share of new points on the right side, 0–1; null for regression. */
	accuracy: number | null;
	/** The same for the training points. */
	trainingAccuracy: number | null;
	/** Loss on new points of the task that it comes from, where it is judged on those. */
	sourceTask?: number;
}

function known(accuracy: number): number | null {
	return Number.isNaN(accuracy) ? null : accuracy;
}

/** Null as long as there is no evaluation. */
export function resultRow(history: History): ResultRow | null {
	const last = history.at(-1);
	if (!last) return null;
	const best = bestOf(history);
	return {
		training: last.training.loss,
		validation: last.validation.loss,
		gap: last.validation.loss - last.training.loss,
		best: best && best.validation,
		bestStep: best && best.step,
		accuracy: known(last.validation.accuracy),
		trainingAccuracy: known(last.training.accuracy),
		...(last.sourceTask && { sourceTask: last.sourceTask.loss })
	};
}
