import type { Loss } from '../network/loss.ts';

/**
 * What knowing nothing costs: the loss of the best constant answer. From there to the noise floor is
 * all that there is to learn.
 *
 * For the squared error that is the variance of the targets; for cross-entropies the entropy of the
 * class shares, in nats.
 */

function entropyTerm(share: number): number {
	return share > 0 ? -share * Math.log(share) : 0;
}

/** `targets` is `[rows, width]`, row-major. NaN without rows. */
export function baselineLoss(loss: Loss, targets: ArrayLike<number>, width: number): number {
	const rows = targets.length / width;
	let total = 0;
	for (let column = 0; column < width; column++) {
		let sum = 0;
		for (let i = column; i < targets.length; i += width) sum += targets[i];
		const mean = sum / rows;
		switch (loss) {
			case 'meanSquaredError': {
				let squares = 0;
				for (let i = column; i < targets.length; i += width) squares += (targets[i] - mean) ** 2;
				total += squares / rows / width;
				break;
			}
			case 'binaryCrossEntropy':
				total += (entropyTerm(mean) + entropyTerm(1 - mean)) / width;
				break;
			case 'softmaxCrossEntropy':
				total += entropyTerm(mean);
				break;
		}
	}
	return total;
}
