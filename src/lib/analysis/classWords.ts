/** What is said of a network that tells classes apart: how often it is right, on which class least. */
import { counted, formatCount, formatPercent } from '../format.ts';
import {
	accuracyByClass,
	accuracyOf,
	balancedAccuracy,
	worstMixUp,
	type Confusion
} from './confusion.ts';
import { areUneven, type LargestClass } from './largestClass.ts';

/** "Always saying Adelie would be right on 44.1 % of the new points." */
export function guessSentence({ largest, right, rows }: LargestClass, names: readonly string[]) {
	return `Always saying ${names[largest]} would be right on ${formatPercent(right / rows)} of the new points.`;
}

/** Classes told apart no better than by always guessing the largest. */
export function isNoBetterThanGuess(confusion: Confusion, guess: LargestClass): boolean {
	return accuracyOf(confusion) <= guess.right / guess.rows;
}

/**
 * "A is right on 95.1 % of them. Averaged over the classes, each counting the same, that is 93.0 %. It is right
 * least often on Chinstrap: 24 of 29. Most often it takes Chinstrap for Adelie: 4 times."
 */
export function classSentences(
	letter: string,
	confusion: Confusion,
	guess: LargestClass,
	names: readonly string[]
): string[] {
	const { counts, points } = confusion;
	if (confusion.rows === 0) return [];
	const right = formatPercent(accuracyOf(confusion));
	const isGuess = isNoBetterThanGuess(confusion, guess);
	const sentences = [
		isGuess
			? `${letter} is right on ${right} of them: no better than that guess.`
			: `${letter} is right on ${right} of them.`
	];
	if (areUneven(points) && accuracyOf(confusion) < 1) {
		const balanced = formatPercent(balancedAccuracy(confusion));
		sentences.push(`Averaged over the classes, each counting the same, that is ${balanced}.`);
	}
	const shares = accuracyByClass(confusion);
	const known = shares.filter((share) => !Number.isNaN(share));
	const least = shares.indexOf(Math.min(...known));
	if (known.length > 1 && shares[least] < Math.max(...known)) {
		const of = `${formatCount(counts[least][least])} of ${formatCount(points[least])}`;
		sentences.push(`It is right least often on ${names[least]}: ${of}.`);
	}
	const mixUp = worstMixUp(confusion);
	if (mixUp && names.length > 2) {
		const { own, answer, count } = mixUp;
		sentences.push(
			`Most often it takes ${names[own]} for ${names[answer]}: ${counted(count, 'time')}.`
		);
	}
	return sentences;
}
