import type { NoiseFloor } from './dataset.ts';
import { exp, log, log1p } from '../math/elementary.ts';

/**
 * The posterior is the probability of class 1 given the place of a point. Nobody who sees only the
 * place can do better than to predict it: the expected loss is then its entropy, and the expected
 * error the probability of the less likely class (https://en.wikipedia.org/wiki/Bayes_error_rate).
 */

/** Probability of label 1 where class 1 has probability `posterior` and labels flip at this rate. */
export function posteriorWithFlips(posterior: number, flips: number): number {
	return posterior * (1 - flips) + (1 - posterior) * flips;
}

/** Entropy in nats of a label that is 1 with this probability. */
export function entropy(probability: number): number {
	if (probability <= 0 || probability >= 1) return 0;
	return -probability * log(probability) - (1 - probability) * log1p(-probability);
}

/** Probability whose log odds these are, without overflow. */
export function logistic(logOdds: number): number {
	const odds = exp(-Math.abs(logOdds));
	return (logOdds >= 0 ? 1 : odds) / (1 + odds);
}

/** Where classes do not overlap, only flips are left to be wrong about. */
export function floorOfFlips(flips: number): NoiseFloor {
	return { loss: entropy(flips), error: Math.min(flips, 1 - flips) };
}

/** Mean loss and error of the exact posterior over places visited with their weights. */
export class FloorMean {
	#loss = 0;
	#error = 0;
	#weight = 0;

	constructor(readonly flips: number) {}

	/** `posterior` is before flips; `weight` is proportional to the density of points there. */
	add(posterior: number, weight: number): void {
		const label = posteriorWithFlips(posterior, this.flips);
		this.#loss += weight * entropy(label);
		this.#error += weight * Math.min(label, 1 - label);
		this.#weight += weight;
	}

	value(): NoiseFloor {
		return { loss: this.#loss / this.#weight, error: this.#error / this.#weight };
	}
}
