/**
 * Gradients of the losses with respect to the outputs z, for four outputs of one row:
 *
 * - mean squared error: 2 (z − y) / (rows · outputs)
 * - binary cross-entropy: (σ(z) − y) / (rows · outputs)
 * - softmax cross-entropy: (softmax(z) − y) / rows
 */

/** One function for each loss. Softmax holds only where these four are all the outputs. */
export const lossGradientText = `
vec4 meanSquaredErrorGradient(vec4 z, vec4 y, vec4 exist, float rows, float outputs) {
	return (z - y) * exist * (2.0 / (rows * outputs));
}
vec4 binaryCrossEntropyGradient(vec4 z, vec4 y, vec4 exist, float rows, float outputs) {
	return (1.0 / (1.0 + exp(-z)) - y) * exist * (1.0 / (rows * outputs));
}
vec4 softmaxCrossEntropyGradient(vec4 z, vec4 y, vec4 exist, float rows, float outputs) {
	vec4 shown = mix(vec4(-3.0e38), z, greaterThan(exist, vec4(0.0)));
	float largest = max(max(shown.x, shown.y), max(shown.z, shown.w));
	vec4 odds = exp(z - largest) * exist;
	return (odds / dot(odds, vec4(1.0)) - y) * exist * (1.0 / rows);
}
`;
