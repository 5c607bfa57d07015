/** What each unit of a network makes of the inputs, as a map over two of them or a curve over one. */
import type { Activation } from '$lib/network/activation.ts';
import { probabilitiesOf } from '$lib/network/classes.ts';
import { passes } from '$lib/network/forward.ts';
import { denseLayersOf, type NetworkSpec } from '$lib/network/spec.ts';
import type { Loss } from '$lib/network/loss.ts';

/**
 * Shares from −1 to 1, for each column of nodes (the inputs, then the layers) and each of its units, one for
 * each row of `inputs`. tanh and sin are their own share and a sigmoid is seen about ½, as is the probability of one class;
 * what has no bounds is seen against the unit's own largest value.
 */
export function unitShares(
	spec: NetworkSpec,
	parameters: Float32Array,
	inputs: Float32Array, // [rows, inputs]
	loss: Loss
): Float32Array[][] {
	const all = passes(spec, parameters, inputs);
	return [
		sharesOf(all[0].inputs, denseLayersOf(spec)[0].inputs, kinds.linear),
		...all.map(({ outputs }, layer) => layerShares(spec, layer, outputs, loss))
	];
}

/** The same of one layer alone, from its activations `[rows, units]`. */
export function layerShares(
	spec: NetworkSpec,
	layer: number,
	values: ArrayLike<number>,
	loss: Loss
): Float32Array[] {
	const layers = denseLayersOf(spec);
	const { outputs, activation } = layers[layer];
	const isOutput = layer === layers.length - 1;
	if (isOutput && loss === 'softmaxCrossEntropy') return classShares(values, outputs);
	return sharesOf(values, outputs, isOutput ? kindOfOutput(loss) : kinds[activation]);
}

/** The probability of each class, seen about the share that each has where nothing is known. */
function classShares(logits: ArrayLike<number>, classes: number): Float32Array[] {
	const rows = logits.length / classes;
	const shares = Array.from({ length: classes }, () => new Float32Array(rows));
	for (let row = 0; row < rows; row++) {
		probabilitiesOf(logits, row, classes).forEach((probability, own) => {
			const over = probability - 1 / classes;
			shares[own][row] = over > 0 ? over / (1 - 1 / classes) : over * classes;
		});
	}
	return shares;
}

/** How a value is seen, and whether that keeps it between −1 and 1. */
interface Kind {
	share: (value: number) => number;
	isBounded: boolean;
}

/** By plain loops: thousands of values are seen anew whenever a network is drawn. */
function sharesOf(values: ArrayLike<number>, units: number, { share, isBounded }: Kind) {
	const rows = values.length / units;
	return Array.from({ length: units }, (_, unit) => {
		const own = new Float32Array(rows);
		for (let row = 0; row < rows; row++) own[row] = share(values[row * units + unit]);
		if (isBounded) return own;
		let largest = 0;
		for (const one of own) largest = Math.max(largest, Math.abs(one));
		if (largest !== 0) for (let row = 0; row < rows; row++) own[row] /= largest;
		return own;
	});
}

const asItIs = (value: number) => value;
const kinds: Record<Activation, Kind> = {
	tanh: { share: asItIs, isBounded: true },
	sigmoid: { share: (value: number) => 2 * value - 1, isBounded: true },
	relu: { share: asItIs, isBounded: false },
	linear: { share: asItIs, isBounded: false },
	leakyRelu: { share: asItIs, isBounded: false },
	gelu: { share: asItIs, isBounded: false },
	sin: { share: asItIs, isBounded: true }
};

function kindOfOutput(loss: Loss): Kind {
	// A logit z is the probability 1 / (1 + exp(−z)).
	if (loss === 'meanSquaredError') return kinds.linear;
	return { share: (value: number) => Math.tanh(value / 2), isBounded: true };
}
