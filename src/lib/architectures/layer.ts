/**
 * The layers that models are made of, and how many parameters each has. Batch, layer and group
 * normalisation have a scale and a shift for each channel; RMS normalisation has the scale alone.
 */
import { exactNumber } from '../network/exact.ts';
import { evaluateExactly, parseFormula, type Formula, type Values } from '../network/formula.ts';

export type Layer =
	| { type: 'dense'; inputs: number; outputs: number; bias: boolean }
	/** A square kernel of `kernel` × `kernel`. */
	| { type: 'convolution'; kernel: number; inputs: number; outputs: number; bias: boolean }
	/** A vector of `width` numbers for each of `entries`: words, positions, a class token. */
	| { type: 'embedding'; entries: number; width: number }
	| { type: 'normalisation'; width: number; shift: boolean }
	/** A head that uses the word embedding once more: work, but no parameters of its own. */
	| { type: 'tied'; inputs: number; outputs: number };

export interface LayerFormula {
	formula: Formula;
	values: Values;
}

const formulas = {
	dense: parseFormula('i·o'),
	denseBias: parseFormula('i·o + o'),
	convolution: parseFormula('k²·i·o'),
	convolutionBias: parseFormula('k²·i·o + o'),
	embedding: parseFormula('n·d'),
	scale: parseFormula('c'),
	scaleAndShift: parseFormula('2·c'),
	tied: parseFormula('0')
};

/** What each symbol in a layer's formula stands for. */
export const symbolMeanings: Readonly<Record<string, string>> = {
	i: 'inputs',
	o: 'outputs',
	k: 'side of the kernel',
	n: 'entries',
	d: 'width',
	c: 'channels'
};

export function formulaOf(layer: Layer): LayerFormula {
	switch (layer.type) {
		case 'dense': {
			const values = { i: layer.inputs, o: layer.outputs };
			return { formula: layer.bias ? formulas.denseBias : formulas.dense, values };
		}
		case 'convolution': {
			const values = { k: layer.kernel, i: layer.inputs, o: layer.outputs };
			return { formula: layer.bias ? formulas.convolutionBias : formulas.convolution, values };
		}
		case 'embedding':
			return { formula: formulas.embedding, values: { n: layer.entries, d: layer.width } };
		case 'normalisation': {
			const formula = layer.shift ? formulas.scaleAndShift : formulas.scale;
			return { formula, values: { c: layer.width } };
		}
		case 'tied':
			return { formula: formulas.tied, values: {} };
	}
}

export function countLayerExactly(layer: Layer): bigint {
	const { formula, values } = formulaOf(layer);
	return evaluateExactly(formula, values);
}

/** Throws a `Refusal` for what is no layer, or too large a one. */
export function countLayer(layer: Layer): number {
	return exactNumber(countLayerExactly(layer));
}

/** Multiplications, each with its addition, wherever the layer is applied once; looking up is none. */
export function multiplyAddsOnce(layer: Layer): number {
	switch (layer.type) {
		case 'dense':
		case 'tied':
			return layer.inputs * layer.outputs;
		case 'convolution':
			return layer.kernel ** 2 * layer.inputs * layer.outputs;
		case 'embedding':
		case 'normalisation':
			return 0;
	}
}

export function dense(inputs: number, outputs: number, bias = true): Layer {
	return { type: 'dense', inputs, outputs, bias };
}

export function convolution(kernel: number, inputs: number, outputs: number, bias = true): Layer {
	return { type: 'convolution', kernel, inputs, outputs, bias };
}

export function embedding(entries: number, width: number): Layer {
	return { type: 'embedding', entries, width };
}

export function normalisation(width: number, shift = true): Layer {
	return { type: 'normalisation', width, shift };
}

export function tied(inputs: number, outputs: number): Layer {
	return { type: 'tied', inputs, outputs };
}
