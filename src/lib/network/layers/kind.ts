/**
 * What is true of a kind of layer without a device. A kind is one file: from a layer's settings and
 * the shape that comes in follow the shape that goes out, the parameters, their count and its
 * formula, and the work. What can be trained has a plain forward pass and gradient in float64 too,
 * the measure of every faster one, and words for each of its parameters.
 *
 * Parameters of a layer lie one array after another in one flat array, each row-major.
 */
import type { Activation } from '../activation.ts';
import type { Formula, Values } from '../formula.ts';
import type { Shape } from '../shape.ts';

export type Initialisation = 'glorotUniform' | 'heNormal';

/**
 * How an array of parameters begins. He normal has a standard deviation of √(2 / fan-in), Glorot
 * uniform lies within ±√(6 / (fan-in + fan-out)).
 */
export type Start =
	| { kind: 'zeros' | 'ones' }
	| { kind: 'heNormal'; fanIn: number }
	| { kind: 'glorotUniform'; fanIn: number; fanOut: number };

/** One array of parameters, as Keras names and orders them. */
export interface ParameterArray {
	name: string;
	shape: Shape;
	start: Start;
	/** Whether penalties and weight decay act on it: kernels only. */
	isKernel: boolean;
}

/** A count as a formula: `i·o + o` with what its symbols stand for. */
export interface CountFormula {
	formula: Formula;
	values: Values;
}

/** Of one layer: its inputs and what it made of them, both `[rows, …shape]`. */
export interface LayerPass {
	inputs: Float64Array;
	outputs: Float64Array;
}

/** `∂loss/∂inputs` `[rows, …shape]` and `∂loss/∂parameters`, flat. */
export interface LayerGradient {
	inputs: Float64Array;
	parameters: Float64Array;
}

/** Names for what goes into a layer and comes out of it, by position from 0: "input 1". */
export interface Neighbours {
	from(index: number): string;
	to(index: number): string;
}

/** What one parameter is. */
export interface ParameterWords {
	kind: 'weight' | 'bias';
	/** What a weight comes from, by position in the input's last side. */
	from?: number;
	/** What it goes to, by position in the output's last side. */
	to: number;
	/** "weight from input 1 to unit 3 of hidden layer 1". */
	sentence: string;
}

/** What only kinds have that can be trained. */
export interface Trainable<Spec> {
	/** `outputs = f(inputs)` for `rows` examples, after the activation. */
	forward(
		spec: Spec,
		input: Shape,
		parameters: ArrayLike<number>,
		inputs: Float64Array,
		rows: number
	): Float64Array;
	/** From `∂loss/∂outputs`, after the activation. */
	backward(
		spec: Spec,
		input: Shape,
		parameters: ArrayLike<number>,
		pass: LayerPass,
		gradient: Float64Array,
		rows: number
	): LayerGradient;
	/** `index` is the position in the layer's flat parameters. */
	describe(spec: Spec, input: Shape, index: number, neighbours: Neighbours): ParameterWords;
	/** Of the units that dropout may silence, and that the page draws; null for kinds without. */
	activation(spec: Spec): Activation | null;
}

export interface LayerKind<Spec> {
	/** Throws a `Refusal` for a shape that it cannot take. */
	outputShape(spec: Spec, input: Shape): Shape;
	parameters(spec: Spec, input: Shape): readonly ParameterArray[];
	formula(spec: Spec, input: Shape): CountFormula;
	/** Numbers kept beside the parameters that no gradient adjusts, as running means. Default: none. */
	statistics?(spec: Spec, input: Shape): CountFormula;
	/** What each symbol of its formula stands for. */
	symbols: Readonly<Record<string, string>>;
	/** Multiplications, each with its addition, for one example. */
	multiplyAdds(spec: Spec, input: Shape): number;
	/** Null where it is counted only. */
	trainable: Trainable<Spec> | null;
}

/** What comes out of sides that must be there. */
export const lastOf = (shape: Shape) => shape[shape.length - 1];
