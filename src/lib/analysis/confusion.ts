import { classesOfWidth, classOfLogits, classOfTargets } from '../network/classes.ts';

/** What a network takes the points of each class for. */
export interface Confusion {
	/** `[class, answer]`: points of the class that the network takes for the answer. */
	counts: number[][];
	/** Points of each class. Where outputs are no numbers, the answers do not add up to them. */
	points: number[];
	/** Points of all classes. */
	rows: number;
}

/** `outputs` and `targets` are `[rows, width]`, row-major. */
export function confusionOf(
	outputs: ArrayLike<number>,
	targets: ArrayLike<number>,
	width: number
): Confusion {
	const classes = classesOfWidth(width);
	const rows = targets.length / width;
	const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
	const points = new Array<number>(classes).fill(0);
	for (let row = 0; row < rows; row++) {
		const own = classOfTargets(targets, row, width);
		const answer = classOfLogits(outputs, row, width);
		points[own]++;
		if (answer >= 0) counts[own][answer]++;
	}
	return { counts, points, rows };
}

/** Share of a class's points that are taken for what they are, 0–1; NaN where it has none. */
export function accuracyByClass({ counts, points }: Confusion): number[] {
	return points.map((all, own) => counts[own][own] / all);
}

/** Share of all points that are taken for what they are. */
export function accuracyOf({ counts, rows }: Confusion): number {
	return counts.reduce((sum, row, own) => sum + row[own], 0) / rows;
}

/** The mean of the accuracies by class: every class counts the same, however few its points. */
export function balancedAccuracy(confusion: Confusion): number {
	const known = accuracyByClass(confusion).filter((share) => !Number.isNaN(share));
	return known.reduce((sum, share) => sum + share, 0) / known.length;
}

/** Which two classes are mixed up most often, and how often; null where none are. */
export interface MixUp {
	own: number;
	answer: number;
	count: number;
}

export function worstMixUp({ counts }: Confusion): MixUp | null {
	let worst: MixUp | null = null;
	for (const [own, answers] of counts.entries()) {
		for (const [answer, count] of answers.entries()) {
			if (answer !== own && count > (worst?.count ?? 0)) worst = { own, answer, count };
		}
	}
	return worst;
}
