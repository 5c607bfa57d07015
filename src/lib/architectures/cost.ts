/** What a count costs, by rules of thumb. Bytes are exact; computing is approximate. */

export const storedBits = [32, 16, 8, 4] as const;
export type StoredBits = (typeof storedBits)[number];

export function bytesToStore(parameters: number, bits: StoredBits): number {
	return (parameters * bits) / 8;
}

/** Parameter, gradient and Adam's two averages, four bytes each. Activations come on top. */
const bytesPerParameterToTrain = 16;

export function bytesToTrainWithAdam(parameters: number): number {
	return bytesPerParameterToTrain * parameters;
}

/** C ≈ 6·N·D: two for the forward pass and four for the backward pass, per parameter and token. */
export function trainingFlops(parameters: number, tokens: number): number {
	return 6 * parameters * tokens;
}

/** Data that makes the most of the compute (Chinchilla, 2022): about twenty tokens a parameter. */
export function computeOptimalTokens(parameters: number): number {
	return 20 * parameters;
}

/** Loss of a language model of N parameters after D tokens, as Chinchilla's paper fitted it (nats). */
export function predictedLoss(parameters: number, tokens: number): number {
	return 1.69 + 406.4 / parameters ** 0.34 + 410.7 / tokens ** 0.28;
}
