/**
 * "Count your own": layers one upon the other, as a Sequential model of Keras stacks them. Each
 * takes the shape that the one before gives, so only what it puts out is chosen.
 */
import { tally, type Block } from '../block.ts';
import { countInPytorch, type PytorchCount } from './pytorch.ts';
import { Refusal } from '../../network/exact.ts';
import type { Shape } from '../../network/shape.ts';
import type { OptionValue, StackKind, StackOption } from './kind.ts';
import { stackKinds, type StackKindName } from './kinds/index.ts';

export interface StackLayer {
	kind: StackKindName;
	/** In the order of the kind's fields. */
	numbers: readonly number[];
	/** Those that differ from the usual; left out where none does. */
	options?: Readonly<Record<string, OptionValue>>;
}

export interface Stack {
	input: Shape;
	layers: readonly StackLayer[];
}

export interface CountedStackLayer {
	layer: StackLayer;
	/** Of what comes in, and of what goes out. */
	input: Shape;
	shape: Shape;
	/** What it is made of; its count is their sum, with their running statistics. */
	block: Block;
	/** As Keras counts: running statistics too. */
	count: number;
	trainable: number;
	/** Of this layer and all before it. */
	soFar: number;
}

export interface CountedStack {
	layers: CountedStackLayer[];
	count: number;
	/** What training adjusts; the rest is frozen, or running statistics. */
	trainable: number;
	/** As PyTorch counts the parameters of the same layers. */
	inPytorch: PytorchCount;
	/** Why the rest is not counted. */
	problem: string | null;
}

/** What every kind with parameters has beside its own options: training adjusts none of it. */
const frozenOption: StackOption = {
	form: 'switch',
	label: 'Frozen',
	usual: false
};

export function kindOf(layer: StackLayer): StackKind {
	return stackKinds[layer.kind];
}

export function optionsOf({ kind }: StackLayer): Readonly<Record<string, StackOption>> {
	const { options, hasParameters }: StackKind = stackKinds[kind];
	return hasParameters ? { ...options, frozen: frozenOption } : options;
}

/** Numbers and options by their names, the usual ones where the layer does not say. */
export function valuesOf(layer: StackLayer): Record<string, OptionValue> {
	const numbers = Object.keys(kindOf(layer).fields).map((key, at) => [key, layer.numbers[at]]);
	const options = Object.entries(optionsOf(layer)).map(([key, { usual }]) => [
		key,
		layer.options?.[key] ?? usual
	]);
	return Object.fromEntries([...numbers, ...options]) as Record<string, OptionValue>;
}

export const mostStackLayers = 24;
export const inputSides = { minimum: 1, maximum: 100_000_000 };

export function newLayer(kind: StackKindName): StackLayer {
	const { fields }: StackKind = stackKinds[kind];
	return { kind, numbers: Object.values(fields).map(({ usual }) => usual) };
}

/** The layer with this option, which it forgets where it is the usual one. */
export function withOption(layer: StackLayer, key: string, value: OptionValue): StackLayer {
	const { kind, numbers } = layer;
	const all = { ...layer.options, [key]: value };
	const differing = Object.entries(optionsOf(layer))
		.filter(([name, { usual }]) => all[name] !== undefined && all[name] !== usual)
		.map(([name]) => [name, all[name]]);
	if (differing.length === 0) return { kind, numbers };
	return { kind, numbers, options: Object.fromEntries(differing) as Record<string, OptionValue> };
}

/** Counts from the input on, as far as the layers fit each other. */
export function countStack(stack: Stack): CountedStack {
	const counted = countInKeras(stack);
	const blocks = counted.layers.map(({ block }) => block);
	return { ...counted, inPytorch: countInPytorch(blocks) };
}

function countInKeras({ input, layers }: Stack): Omit<CountedStack, 'inPytorch'> {
	const counted: CountedStackLayer[] = [];
	const blocks: Block[] = [];
	let shape = input;
	let count = 0;
	let trainable = 0;
	for (const [at, layer] of layers.entries()) {
		try {
			const kind = kindOf(layer);
			const values = valuesOf(layer);
			const applied = kind.apply(shape, values);
			const block = { name: kind.name, lines: applied.lines };
			const own = tally([block]);
			const all = tally([...blocks, block]);
			count = all.count + all.statistics;
			const adjusted = values.frozen === true ? 0 : own.count;
			trainable += adjusted;
			blocks.push(block);
			counted.push({
				layer,
				input: shape,
				shape: applied.shape,
				block,
				count: own.count + own.statistics,
				trainable: adjusted,
				soFar: count
			});
			shape = applied.shape;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const problem = `Layer ${at + 1}: ${error.message}`;
			return { layers: counted, count, trainable, problem };
		}
	}
	return { layers: counted, count, trainable, problem: null };
}
