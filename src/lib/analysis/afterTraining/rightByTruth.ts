import { countWrong, wrongRows } from '../mistakes.ts';

/** How many new points of two classes a network has right by `truths`, their labels before any was flipped; null
 * where a label is not known, or nothing was predicted yet. */
export function rightByTruth(
	predicted: { validation: ArrayLike<number> } | null,
	truths: Float32Array
): number | null {
	if (predicted === null || truths.some(Number.isNaN)) return null;
	return (
		truths.length - countWrong(wrongRows('binaryCrossEntropy', predicted.validation, truths, 1))
	);
}
