import { formatCount, formatPercent, formatPlainLoss } from '../format.ts';
import { scoreOutputs, type Loss } from '../network/loss.ts';
import { chanceBetween, judgementOf } from './freshTest.ts';
import type { Part } from './sentence.ts';

/** One network, chosen on the new points, judged once on the rows that were kept aside. */
export interface KeptAsideResult {
	letter: string;
	step: number;
	parameters: number;
	/** Its loss on new points when it was chosen. */
	chosenBy: number;
	/** Rows kept aside, and new points. */
	rows: number;
	newPoints: number;
	/** On the rows kept aside. */
	loss: number;
	/** NaN for regression; null where it was kept on the device as JSON. */
	accuracy: number | null;
	/** How far chance alone may take the loss from the one by which it was chosen. */
	chance: number;
}

/** Mean and standard deviation of the loss from row to row. `outputs` and `targets` are `[rows, width]`. */
export function spreadOfLoss(
	loss: Loss,
	outputs: ArrayLike<number>,
	targets: Float32Array,
	width: number
): { loss: number; accuracy: number; deviation: number } {
	const rows = targets.length / width;
	const all = scoreOutputs(loss, outputs, targets, width);
	let squares = 0;
	for (let row = 0; row < rows; row++) {
		const [from, to] = [row * width, (row + 1) * width];
		const some = Array.prototype.slice.call(outputs, from, to) as number[];
		squares += (scoreOutputs(loss, some, targets.subarray(from, to), width).loss - all.loss) ** 2;
	}
	return { ...all, deviation: Math.sqrt(squares / Math.max(1, rows - 1)) };
}

export const chanceOf = (deviation: number, rows: number, newPoints: number) =>
	chanceBetween([deviation], rows, newPoints);

/** "A was chosen by its loss on 69 new points, 0.051. On the 68 rows kept aside, opened for it at step 500, its
 * loss is 0.062: about the same, where chance alone explains a difference of up to 0.040. …" */
export function keptAsideSentence(result: KeptAsideResult): Part[] {
	const { letter, step, chosenBy, rows, newPoints, loss, accuracy, chance } = result;
	const judgement = judgementOf(loss, chosenBy, chance);
	const right =
		accuracy === null || Number.isNaN(accuracy)
			? ''
			: ` It is right on ${formatPercent(accuracy)} of them.`;
	return [
		{
			text: `${letter} was chosen by its loss on ${formatCount(newPoints)} new points, ${formatPlainLoss(chosenBy)}. On the ${formatCount(rows)} rows kept aside, opened for it at step ${formatCount(step)}, its loss is `
		},
		{ text: formatPlainLoss(loss), strong: true },
		{
			text: `: ${judgement}, where chance alone explains a difference of up to ${formatPlainLoss(chance)}.${right}`
		}
	];
}
