/** Nodes of a graph in ONNX as they are put one after another, and the numbers that they take. */
import { gelu, type Activation } from '../network/activation.ts';
import type { NamedArray } from './namedArrays.ts';

export interface Node {
	operator: string;
	/** Names of values. */
	inputs: readonly string[];
	outputs: readonly string[];
	/** Whole numbers, or lists of them, by their names. */
	attributes: Readonly<Record<string, number | readonly number[]>>;
}

/** Sides of a shape, as a value of 64-bit whole numbers. */
export interface ShapeValue {
	name: string;
	sides: readonly number[];
}

/** LeakyRelu leaks .01 where nothing else is said. Gelu is an operator in later versions alone. */
const operators: Record<Exclude<Activation, 'linear' | 'gelu'>, string> = {
	tanh: 'Tanh',
	relu: 'Relu',
	sigmoid: 'Sigmoid',
	leakyRelu: 'LeakyRelu',
	sin: 'Sin'
};

export class Nodes {
	readonly nodes: Node[] = [];
	/** Arrays that nodes take, beside those of the layers. */
	readonly constants: NamedArray[] = [];
	readonly shapes: ShapeValue[] = [];
	/** The value that the last node gives. */
	last = 'input';

	add(operator: string, inputs: readonly string[], attributes: Node['attributes'] = {}): void {
		this.last = `value${this.nodes.length + 1}`;
		this.nodes.push({ operator, inputs, outputs: [this.last], attributes });
	}

	/** The name; of one that is known already nothing is added. */
	constant(name: string, values: readonly number[]): string {
		if (!this.constants.some((known) => known.name === name)) {
			this.constants.push({ name, shape: [values.length], values: Float32Array.from(values) });
		}
		return name;
	}

	/** Puts the last value's numbers, example by example, into this shape. */
	reshape(shape: readonly number[]): void {
		const name = `shape${this.shapes.length + 1}`;
		this.shapes.push({ name, sides: [-1, ...shape] });
		this.add('Reshape', [this.last, name]);
	}

	activation(activation: Activation): void {
		if (activation === 'gelu') this.#gelu();
		else if (activation !== 'linear') this.add(operators[activation], [this.last]);
	}

	/** z · σ(z · (2c + 2ca · z²)) */
	#gelu(): void {
		const z = this.last;
		const linear = this.constant('gelu.linear', [gelu.twiceC]);
		const cubic = this.constant('gelu.cubic', [gelu.twiceC * gelu.a]);
		this.add('Mul', [z, z]);
		this.add('Mul', [this.last, cubic]);
		this.add('Add', [this.last, linear]);
		this.add('Mul', [this.last, z]);
		this.add('Sigmoid', [this.last]);
		this.add('Mul', [this.last, z]);
	}

	/** What the last node gives is called `output`. */
	end(): void {
		const end = this.nodes.length - 1;
		this.nodes[end] = { ...this.nodes[end], outputs: ['output'] };
	}
}
