/**
 * A layer that reads positions one after another and keeps a state of `units` numbers. Each of its
 * gates is a dense layer over what comes in and the state before: an LSTM has four, a GRU three.
 */
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import { lastOf, type LayerKind, type ParameterArray } from './kind.ts';

const gatesOf = { simple: 1, gru: 3, lstm: 4 } as const;
export type RecurrentCell = keyof typeof gatesOf;

export interface RecurrentSpec {
	kind: 'recurrent';
	cell: RecurrentCell;
	units: number;
	/**
	 * Vectors of biases for each gate: none, one, or one for the inputs and one for the state. Default:
	 * as Keras has them, two in a GRU and one otherwise; PyTorch has two in each.
	 */
	biases?: 0 | 1 | 2;
	/** Whether the state after each position comes out, or the last one alone. Default: false. */
	givesSequence?: boolean;
	/** Once from the front and once from the back, side by side. Default: false. */
	isBidirectional?: boolean;
}

const formula = parseFormula('g·(i·u + u² + b·u)');
const both = parseFormula('2·g·(i·u + u² + b·u)');

const biasesOf = ({ cell, biases = cell === 'gru' ? 2 : 1 }: RecurrentSpec) => biases;

export const recurrent: LayerKind<RecurrentSpec> = {
	outputShape({ units, givesSequence = false, isBidirectional = false }, input) {
		if (input.length !== 2) {
			throw new Refusal(
				`A recurrent layer needs positions × numbers at each, and gets ${input.join(' × ')}.`
			);
		}
		const width = isBidirectional ? 2 * units : units;
		return givesSequence ? [input[0], width] : [width];
	},
	parameters(spec, input) {
		const { cell, units, isBidirectional = false } = spec;
		const inputs = lastOf(input);
		const wide = gatesOf[cell] * units;
		const biases = biasesOf(spec);
		const one: ParameterArray[] = [
			{
				name: 'kernel',
				shape: [inputs, wide],
				start: { kind: 'glorotUniform', fanIn: inputs, fanOut: wide },
				isKernel: true
			},
			{
				name: 'recurrent kernel',
				shape: [units, wide],
				start: { kind: 'glorotUniform', fanIn: units, fanOut: wide },
				isKernel: true
			},
			...(biases > 0
				? [
						{
							name: 'bias',
							shape: [biases, wide],
							start: { kind: 'zeros' },
							isKernel: false
						} as const
					]
				: [])
		];
		return isBidirectional ? [...one, ...one] : one;
	},
	formula: (spec, input) => ({
		formula: spec.isBidirectional ? both : formula,
		values: { g: gatesOf[spec.cell], i: lastOf(input), u: spec.units, b: biasesOf(spec) }
	}),
	symbols: { g: 'gates', i: 'inputs', u: 'units', b: 'biases a unit and gate' },
	multiplyAdds: ({ cell, units, isBidirectional = false }, [positions, inputs]) =>
		positions * gatesOf[cell] * (inputs + units) * units * (isBidirectional ? 2 : 1),
	trainable: null
};
