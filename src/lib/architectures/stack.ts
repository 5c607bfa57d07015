/**
 * "Count your own": layers one upon the other, as a Sequential model of Keras stacks them. Each
 * takes the shape that the one before gives, so only what it puts out is chosen.
 */
import { tally, type Block, type Line } from './block.ts';
import { Refusal } from '../network/exact.ts';
import { kindOf as layerKindOf, type LayerSpec } from '../network/layers/index.ts';
import type { Shape } from '../network/shape.ts';
import type { Field } from './family.ts';
import { transformerBlock } from './transformer.ts';

export interface StackLayer {
	kind: StackKind;
	/** In the order of the kind's fields. */
	numbers: readonly number[];
}

export interface Stack {
	input: Shape;
	layers: readonly StackLayer[];
}

export interface CountedStackLayer {
	layer: StackLayer;
	shape: Shape;
	/** What it is made of; its count is their sum. */
	block: Block;
	count: number;
	/** Of this layer and all before it. */
	soFar: number;
}

export interface CountedStack {
	layers: CountedStackLayer[];
	count: number;
	/** Why the rest is not counted. */
	problem: string | null;
}

interface Kind {
	name: string;
	/** As Keras calls its class. */
	keras: string;
	fields: Readonly<Record<string, Field & { usual: number }>>;
	/** Throws a `Refusal` where it cannot take this shape. */
	apply(shape: Shape, numbers: readonly number[]): { shape: Shape; lines: readonly Line[] };
}

const last = (shape: Shape) => shape[shape.length - 1];

/** One layer of `network/layers`, which says what shape it makes of this one. */
function single(name: string, purpose: Line['purpose'], spec: LayerSpec, input: Shape) {
	const shape = layerKindOf(spec).outputShape(spec, input);
	return { shape, lines: [{ name, purpose, layer: { spec, input } }] };
}

export const stackKinds = {
	dense: {
		name: 'Dense',
		keras: 'Dense',
		fields: { units: { label: 'Units', minimum: 1, maximum: 1_000_000, usual: 64 } },
		apply: (shape, [units]) =>
			single('Dense', 'feed-forward', { kind: 'dense', units, activation: 'linear' }, shape)
	},
	convolution: {
		name: 'Convolution',
		keras: 'Conv2D',
		fields: {
			filters: { label: 'Channels', minimum: 1, maximum: 100_000, usual: 32 },
			kernel: { label: 'Kernel', minimum: 1, maximum: 101, usual: 3 }
		},
		apply: (shape, [filters, kernel]) =>
			single('Convolution', 'convolution', { kind: 'convolution2d', filters, kernel }, shape)
	},
	embedding: {
		name: 'Embedding',
		keras: 'Embedding',
		fields: {
			vocabulary: { label: 'Vocabulary', minimum: 1, maximum: 100_000_000, usual: 10_000 },
			width: { label: 'Width', minimum: 1, maximum: 1_000_000, usual: 64 }
		},
		apply: (shape, [entries, width]) =>
			single('Embedding', 'embedding', { kind: 'embedding', entries, width }, shape)
	},
	attention: {
		name: 'Attention block',
		keras: 'TransformerEncoder',
		fields: {},
		apply: (shape) => {
			if (shape.length !== 2) {
				throw new Refusal(
					`An attention block needs vectors for tokens, as an embedding gives them, and gets ${shape.join(' × ')}.`
				);
			}
			return { shape, lines: transformerBlock(last(shape), 1).lines };
		}
	},
	normalisation: {
		name: 'Normalisation',
		keras: 'LayerNormalization',
		fields: {},
		apply: (shape) =>
			single('Normalisation', 'normalisation', { kind: 'normalisation', hasShift: true }, shape)
	},
	flatten: {
		name: 'Flatten',
		keras: 'Flatten',
		fields: {},
		apply: (shape) => ({
			...single('Flatten', 'feed-forward', { kind: 'flatten' }, shape),
			lines: []
		})
	}
} as const satisfies Record<string, Kind>;

export type StackKind = keyof typeof stackKinds;
export const stackKindNames = Object.keys(stackKinds) as StackKind[];

export function kindOf(layer: StackLayer): Kind {
	return stackKinds[layer.kind];
}

export const mostStackLayers = 24;
export const inputSides = { minimum: 1, maximum: 100_000_000 };

export function newLayer(kind: StackKind): StackLayer {
	const { fields }: Kind = stackKinds[kind];
	return { kind, numbers: Object.values(fields).map(({ usual }) => usual) };
}

/** Counts from the input on, as far as the layers fit each other. */
export function countStack({ input, layers }: Stack): CountedStack {
	const counted: CountedStackLayer[] = [];
	const blocks: Block[] = [];
	let shape = input;
	let count = 0;
	for (const [at, layer] of layers.entries()) {
		try {
			const kind = kindOf(layer);
			const applied = kind.apply(shape, layer.numbers);
			const block = { name: kind.name, lines: applied.lines };
			const own = tally([block]).count;
			count = tally([...blocks, block]).count;
			blocks.push(block);
			shape = applied.shape;
			counted.push({ layer, shape, block, count: own, soFar: count });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { layers: counted, count, problem: `Layer ${at + 1}: ${error.message}` };
		}
	}
	return { layers: counted, count, problem: null };
}

/** `28x28x1~conv…`: the input, then each layer with its numbers; as links carry it. */
export function writeStack({ input, layers }: Stack): string {
	const parts = layers.map(({ kind, numbers }) => [kind, ...numbers].join('-'));
	return [input.join('x'), ...parts].join('~');
}

/** Undefined for what `writeStack` does not write. */
export function readStack(text: string): Stack | undefined {
	const [inputText, ...parts] = text.split('~');
	if (!/^\d{1,9}(x\d{1,9}){0,2}$/.test(inputText) || parts.length > mostStackLayers)
		return undefined;
	const input = inputText.split('x').map(Number);
	const isSide = (side: number) => side >= inputSides.minimum && side <= inputSides.maximum;
	if (!input.every(isSide)) return undefined;
	const layers = parts.map(readLayer);
	return layers.every((layer) => layer !== undefined) ? { input, layers } : undefined;
}

function readLayer(text: string): StackLayer | undefined {
	const [kind, ...numbers] = text.split('-');
	if (!Object.hasOwn(stackKinds, kind)) return undefined;
	const layer = { kind: kind as StackKind, numbers: numbers.map(Number) };
	const fields = Object.values(kindOf(layer).fields);
	const fits =
		fields.length === numbers.length &&
		fields.every(({ minimum, maximum }, at) => {
			const value = layer.numbers[at];
			return /^\d{1,9}$/.test(numbers[at]) && value >= minimum && value <= maximum;
		});
	return fits ? layer : undefined;
}
