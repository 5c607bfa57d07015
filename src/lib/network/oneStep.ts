/**
 * One training step of a small network, number by number: what each unit makes of one point, its loss,
 * what comes back, and what becomes of each parameter. In plain float64; what the step begins with comes
 * from the engine, which alone knows it.
 */
import { slopeOf, type Activation } from './activation.ts';
import { passes, type DropoutFactors } from './forward.ts';
import { backwardPasses, gradientOf } from './gradient.ts';
import { scoreOutputs, type Loss } from './loss.ts';
import { optimizerStep, type OptimizerState, type ParameterStep } from './optimizerStep.ts';
import { denseLayersOf, inputsOf, outputsOf } from './spec.ts';

/** Everything that one step of a network begins with. */
export interface StepStart extends OptimizerState {
	/** Steps that the network has taken. */
	steps: number;
	loss: Loss;
	/** Of a cross-entropy, as `scoreOutputs` has it. Default: 1. */
	temperature?: number;
	/** What the passes compute with in place of the parameters, where weights are rounded; else null. */
	rounded?: Float32Array | null;
	/** Of the points of the batch, `[batch, inputs]`. */
	inputs: Float32Array;
	/** `[batch, outputs]`. */
	targets: Float32Array;
	/** `[batch, units]` for each layer. */
	dropout: DropoutFactors;
}

/** A number that comes in, with its weight. */
export interface Term {
	/** Unit of the layer before, or input. */
	from: number;
	value: number;
	/** Place of the weight in the flat parameters, and its value. */
	index: number;
	weight: number;
}

/** What one unit makes of one point. Derivatives are those of the point's own loss. */
export interface UnitStep {
	layer: number;
	unit: number;
	activation: Activation;
	terms: readonly Term[];
	bias: { index: number; value: number };
	/** The products and the bias. */
	sum: number;
	/** After the activation. */
	activated: number;
	/** What dropout multiplies it by: 1 without. */
	factor: number;
	/** What the next layer takes in. */
	output: number;
	/** `∂loss/∂output`. */
	ofOutput: number;
	/** `φ′(sum)`. */
	slope: number;
	/** `∂loss/∂sum`, which is that of the bias. */
	ofSum: number;
}

/** What a step makes of one point of its batch. */
export interface PointStep {
	inputs: readonly number[];
	targets: readonly number[];
	/** From the input side; every layer's units. */
	layers: readonly (readonly UnitStep[])[];
	outputs: readonly number[];
	loss: number;
	/** `∂loss/∂parameter` of this point alone, flat. */
	gradient: readonly number[];
}

/** What the step makes of all its points. */
export interface BatchStep {
	points: number;
	/** Mean loss over the batch, dropout and all. */
	loss: number;
	/** Mean of the points' gradients, without penalty, flat. */
	gradient: Float64Array;
	/** What becomes of each parameter, flat. */
	parameters: readonly ParameterStep[];
}

export const pointsOf = ({ network, inputs }: StepStart) => inputs.length / inputsOf(network);

export function batchStep(start: StepStart): BatchStep {
	const { network, loss, inputs, targets, dropout, temperature } = start;
	const parameters = start.rounded ?? start.parameters;
	const gradient = gradientOf(network, loss, parameters, inputs, targets, dropout, temperature);
	const outputs = passes(network, parameters, inputs, dropout).at(-1)!.outputs;
	return {
		points: pointsOf(start),
		loss: scoreOutputs(loss, outputs, targets, outputsOf(network), targets, temperature).loss,
		gradient,
		parameters: optimizerStep(start, gradient)
	};
}

/** Of a network whose layers are all dense. `point` counts from 0 through the batch. */
export function pointStep(start: StepStart, point: number): PointStep {
	const { network, loss, temperature } = start;
	const parameters = start.rounded ?? start.parameters;
	const layers = denseLayersOf(network);
	const row = (values: ArrayLike<number>, width: number) =>
		Array.from({ length: width }, (_, i) => values[point * width + i]);
	const inputs = row(start.inputs, inputsOf(network));
	const targets = row(start.targets, outputsOf(network));
	const dropout = start.dropout.map((factors, layer) =>
		factors ? row(factors, layers[layer].outputs) : null
	);
	const done = passes(network, parameters, inputs, dropout);
	const back = backwardPasses(network, loss, parameters, done, targets, dropout, temperature);
	const outputs = [...done.at(-1)!.outputs];

	const units = layers.map(({ index: layer, activation, kernelStart, biasStart, ...sides }) => {
		return Array.from({ length: sides.outputs }, (_, unit): UnitStep => {
			const terms = Array.from(done[layer].inputs, (value, from): Term => {
				const index = kernelStart + from * sides.outputs + unit;
				return { from, value, index, weight: parameters[index] };
			});
			const bias = { index: biasStart + unit, value: parameters[biasStart + unit] };
			const activated = done[layer].outputs[unit];
			const factor = dropout[layer]?.[unit] ?? 1;
			const sum = terms.reduce((total, { value, weight }) => total + value * weight, bias.value);
			const slope = slopeOf(activation, sum, activated);
			return {
				layer,
				unit,
				activation,
				terms,
				bias,
				sum,
				activated,
				factor,
				output: activated * factor,
				ofOutput: back[layer].handedOn[unit],
				slope,
				ofSum: back[layer].outputs[unit] * slope
			};
		});
	});
	return {
		inputs,
		targets,
		layers: units,
		outputs,
		loss: scoreOutputs(loss, outputs, targets, outputs.length, targets, temperature).loss,
		gradient: back.flatMap((layer) => [...layer.parameters])
	};
}

/** Whether two values of one parameter agree to six digits: of the larger one, or behind the point. */
export function agreeToSixDigits(a: number, b: number): boolean {
	return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}
