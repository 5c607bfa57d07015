/** What a network still knows of the task that it comes from, in a sentence. */
import { formatLoss, formatPercent } from '../../format.ts';
import type { History } from '../overfitting.ts';

/** A share of new points that no reader would call forgotten. */
const little = 0.005;

/** `history` begins where the new task does; null where the network is not judged on its source task. */
export function forgettingWords(history: History): string | null {
	const judged = history.filter(({ sourceTask }) => sourceTask !== undefined);
	const [before, now] = [judged.at(0)?.sourceTask, judged.at(-1)?.sourceTask];
	if (!before || !now || !Number.isFinite(now.loss)) return null;
	if (Number.isNaN(now.accuracy)) {
		const was = judged.length > 1 ? `, and was ${formatLoss(before.loss)}` : '';
		return `Its loss on new points of the source task is ${formatLoss(now.loss)}${was}.`;
	}
	const share = `It is right on ${formatPercent(now.accuracy)} of new points of the source task`;
	if (judged.length === 1) return `${share}.`;
	const isSame = Math.abs(now.accuracy - before.accuracy) < little;
	return isSame ? `${share}, as before.` : `${share}; it was on ${formatPercent(before.accuracy)}.`;
}
