import { isRight, scoreOutputs, type Loss } from '../network/loss.ts';
import { counted, formatCount, formatLoss } from '../format.ts';
import type { Part } from './sentence.ts';

/** Where a network errs, and the sentence about it under its map. */

/** 1 for each row on the wrong side. `outputs` and `targets` are `[rows, width]`, row-major. */
export function wrongRows(
	loss: Loss,
	outputs: ArrayLike<number>,
	targets: ArrayLike<number>,
	width: number
): Uint8Array {
	return Uint8Array.from({ length: targets.length / width }, (_, row) =>
		Number.isFinite(outputs[row * width]) && isRight(loss, outputs, targets, row * width, width)
			? 0
			: 1
	);
}

export function countWrong(wrong: Uint8Array): number {
	return wrong.reduce((sum, isWrong) => sum + isWrong, 0);
}

/** Root of the mean squared error, in the units of the target: how far off predictions are. */
export function typicalError(
	outputs: ArrayLike<number>,
	targets: ArrayLike<number>,
	width: number
): number {
	return Math.sqrt(scoreOutputs('meanSquaredError', outputs, targets, width).loss);
}

interface Predicted {
	/** `[rows, width]` */
	outputs: ArrayLike<number>;
	targets: ArrayLike<number>;
}

/** The target of a regression in the reader's own unit. */
export interface ErrorUnit {
	name: string;
	/** One unit of the scaled target. */
	spread: number;
}

export interface MistakesContext {
	loss: Loss;
	/** Outputs of the network. */
	width: number;
	training: Predicted;
	/** New points; there may be none. */
	validation: Predicted;
	/** How many of these new points the exact posterior gets wrong; null or NaN if not known. */
	bestPossible: number | null;
	/** Noise floor of the loss; null or NaN if not known. */
	floor: number | null;
	/** Share of flipped labels, 0–0.5. */
	flips: number;
	/** What always guessing the largest class gets wrong, said where the best possible is not known. */
	guess?: { name: string; wrong: number };
	/** What an error is told in, where the target was scaled. */
	unit?: ErrorUnit | null;
	/** Every step sees new points, of which `training` are the first. */
	isFresh?: boolean;
}

/** Entropy of the flips in nats: what the floor would be if the classes did not overlap. */
function flipEntropy(flips: number): number {
	if (flips <= 0 || flips >= 1) return 0;
	return -flips * Math.log(flips) - (1 - flips) * Math.log(1 - flips);
}

function reasonForErrors(floor: number | null, flips: number): string {
	if (floor !== null && floor > 0.999 * Math.LN2) return ', no better than tossing a coin';
	if (flips <= 0) return ', where the classes overlap';
	return floor !== null && floor > 1.03 * flipEntropy(flips)
		? ', the flipped labels and where the classes overlap'
		: ', the flipped labels';
}

/** What is known of the best that any network can do on these new points. */
type Best = Pick<MistakesContext, 'loss' | 'bestPossible' | 'floor' | 'flips'>;

/** "about 29, the flipped labels": new points got wrong, or the distance in regression; null if not known. */
export function bestPossibleText(best: Best): string | null {
	return best.loss === 'meanSquaredError' ? bestDistance(best.floor) : bestErrors(best);
}

function bestErrors({ bestPossible, floor, flips }: Best): string | null {
	if (bestPossible === null || !Number.isFinite(bestPossible)) return null;
	const wrong = formatCount(bestPossible);
	return wrong === '0' ? wrong : `about ${wrong}${reasonForErrors(floor, flips)}`;
}

function bestDistance(floor: number | null): string | null {
	if (floor === null || !Number.isFinite(floor)) return null;
	return floor > 0 ? `about ${formatLoss(Math.sqrt(floor))}, the noise` : '0, as there is no noise';
}

/** " Always saying Adelie: wrong on 57." */
function guessPart({ name, wrong }: { name: string; wrong: number }): Part {
	return { text: ` Always saying ${name}: wrong on ${formatCount(wrong)}.`, muted: true };
}

/**
 * "Wrong on 9 of its 150 training points, and on 34 of 300 new ones. Best possible: about 29, the
 * flipped labels." For regression "Typically off by 0.410 on its 30 training points, and by …".
 */
export function mistakesSentence(context: MistakesContext): Part[] {
	const { loss, width, training, validation } = context;
	if (!Array.from(training.outputs).every(Number.isFinite)) {
		return [{ text: 'Its predictions are no longer numbers.' }];
	}
	const isRegression = loss === 'meanSquaredError';
	const [opening, between, of] = isRegression
		? ['Typically off by', 'by', 'on']
		: ['Wrong on', 'on', 'of'];
	const amount = ({ outputs, targets }: Predicted): Part => ({
		text: isRegression
			? formatLoss(typicalError(outputs, targets, width) * (context.unit?.spread ?? 1))
			: formatCount(countWrong(wrongRows(loss, outputs, targets, width))),
		strong: true
	});

	const trainingPoints = counted(training.targets.length / width, 'training point');
	const parts: Part[] = [
		{ text: `${opening} ` },
		amount(training),
		{ text: ` ${of} its ${context.isFresh ? 'first ' : ''}${trainingPoints}` }
	];
	const unit = isRegression && context.unit ? `, in ${context.unit.name}` : '';
	if (validation.targets.length === 0) return [...parts, { text: `${unit}.` }];
	parts.push({ text: `, and ${between} ` }, amount(validation), {
		text: ` ${of} ${counted(validation.targets.length / width, 'new one')}${unit}.`
	});
	const best = bestPossibleText(context);
	if (best !== null) parts.push({ text: ` Best possible: ${best}.`, muted: true });
	else if (context.guess && !isRegression) parts.push(guessPart(context.guess));
	return parts;
}
