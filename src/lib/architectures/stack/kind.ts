/**
 * A kind of layer that readers stack: what is chosen of it, what it makes of the shape that comes in,
 * and how Keras calls it. Numbers come first in a link, in their order; options only where they
 * differ from the usual.
 */
import type { Line } from '../block.ts';
import type { Field } from '../family.ts';
import '../../network/layers/further.ts';
import { kindOf, type LayerSpec } from '../../network/layers/index.ts';
import type { Shape } from '../../network/shape.ts';

export interface StackField extends Field {
	usual: number;
}

export type StackOption =
	| {
			form: 'number';
			label: string;
			usual: number;
			minimum: number;
			maximum: number;
			hint?: string;
	  }
	| { form: 'switch'; label: string; usual: boolean; hint?: string }
	| {
			form: 'choice';
			label: string;
			usual: string;
			/** What each is called. */
			choices: Readonly<Record<string, string>>;
			hint?: string;
	  };

export type OptionValue = number | boolean | string;

export type ValueOf<Option> = Option extends { form: 'number' }
	? number
	: Option extends { form: 'switch' }
		? boolean
		: Option extends { choices: infer Choices }
			? keyof Choices & string
			: never;

/** A layer of Keras: its class, and the call that makes one. */
export interface KerasLayer {
	type: string;
	call: string;
	/** Classes of which it makes layers inside, which take up names. */
	within?: readonly string[];
	/** A class of our own that Keras lacks, by its name in `kerasClasses.ts`. */
	own?: string;
}

export interface StackKind<Values = Readonly<Record<string, OptionValue>>> {
	name: string;
	fields: Readonly<Record<string, StackField>>;
	options: Readonly<Record<string, StackOption>>;
	/** Whether it has parameters, so that it can be frozen. */
	hasParameters: boolean;
	/** Throws a `Refusal` where it cannot take this shape. */
	apply(shape: Shape, values: Values): { shape: Shape; lines: readonly Line[] };
	/** For a shape that it can take. */
	keras(shape: Shape, values: Values): KerasLayer;
}

type Fields = Readonly<Record<string, StackField>>;
type Options = Readonly<Record<string, StackOption>>;
type ValuesOf<F extends Fields, O extends Options> = { readonly [Key in keyof F]: number } & {
	readonly [Key in keyof O]: ValueOf<O[Key]>;
};

/** Checks that a kind's parts speak of the same values, and forgets which. */
export function defineKind<const F extends Fields, const O extends Options>(
	kind: Omit<StackKind<ValuesOf<F, O>>, 'fields' | 'options'> & { fields: F; options: O }
): StackKind {
	return kind as unknown as StackKind;
}

/** One layer of `network/layers`, which says what shape it makes of this one. */
export function single(
	name: string,
	purpose: Line['purpose'],
	spec: LayerSpec,
	input: Shape
): { shape: Shape; lines: readonly Line[] } {
	const shape = kindOf(spec).outputShape(spec, input);
	return { shape, lines: [{ name, purpose, layer: { spec, input } }] };
}

/** A call with those of its arguments that are not null: `layers.Dense(10, use_bias=False)`. */
export function call(type: string, ...parts: (string | number | null)[]): string {
	return `layers.${type}(${parts.filter((part) => part !== null).join(', ')})`;
}

/** An argument where a switch is not as Keras has it. */
export const argument = (isThere: boolean, text: string) => (isThere ? text : null);

export const biasOption = { form: 'switch', label: 'Bias', usual: true } as const;
export const strideOption = {
	form: 'number',
	label: 'Stride',
	usual: 1,
	minimum: 1,
	maximum: 1000
} as const;
export const paddingOption = {
	form: 'choice',
	label: 'Padding',
	usual: 'same',
	choices: { same: 'same', valid: 'none (valid)' }
} as const;
