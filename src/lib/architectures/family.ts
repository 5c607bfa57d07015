import type { AttentionShape } from './attention.ts';
import type { Block } from './block.ts';
import type { Values } from '../network/formula.ts';

/** A hyperparameter of the architecture: chosen by people, never learned. Whole numbers. */
export interface Field {
	label: string;
	minimum: number;
	maximum: number;
	/** Where the label leaves a question. */
	hint?: string;
	/** 1 where it is so, 0 where it is not. */
	isSwitch?: true;
}

export interface Source {
	title: string;
	year: number;
	url: string;
}

/**
 * The count as others give it. `exact`: of the reference implementation, to the last parameter.
 * `printed`: as a paper prints it, `1.3B`.
 */
export type Published = { exact: number; by: string } | { printed: string; by: string };

/** What training took, as somebody estimated it. */
export interface TrainingEstimate {
	text: string;
	source: Source;
}

export interface Model<Key extends string = string> {
	/** In links: never change it. */
	id: string;
	name: string;
	/** Beside its mark, where the lane names the family. */
	short: string;
	config: Readonly<Record<Key, number>>;
	/** Null where the count follows from the definition and nobody needs to publish it. */
	published: Published | null;
	/** Tokens it was trained on, where that was published. */
	trainingTokens?: number;
	sources: readonly Source[];
	notes?: readonly string[];
	estimates?: readonly TrainingEstimate[];
}

export interface ClosedForm {
	/** As `formula.ts` reads it. */
	text: string;
	values: Values;
	/** What each symbol stands for. */
	meanings: Readonly<Record<string, string>>;
}

export interface Family<Key extends string = string> {
	id: string;
	name: string;
	/** The row of the axis on which its models lie. */
	lane: string;
	/** What one prediction is made for: compute is given for one of them. */
	unit: 'token' | 'image' | 'example' | 'denoising step';
	fields: Readonly<Record<Key, Field>>;
	/** Its layers, for numbers within the fields' limits. */
	blocks(config: Readonly<Record<Key, number>>): Block[];
	/** Null where there is none worth writing down. */
	closedForm?(config: Readonly<Record<Key, number>>): ClosedForm | null;
	/**
	 * What it keeps of each token: null for a state of fixed size. Left out where it does not write token by
	 * token.
	 */
	attention?(config: Readonly<Record<Key, number>>): AttentionShape | null;
	/** What a reader should know about these very numbers. */
	remarks?(config: Readonly<Record<Key, number>>): string[];
	models: readonly Model<Key>[];
}

/** Checks that the parts of a family speak of the same fields, and forgets which. */
export function defineFamily<const Key extends string>(family: Family<Key>): Family {
	return family as unknown as Family;
}

export type Config = Readonly<Record<string, number>>;

/** A model whose makers have not said how large it is: a figure that others repeat, and no layers. */
export interface UndisclosedModel {
	id: string;
	name: string;
	short: string;
	lane: string;
	estimate: { from: number; to: number; text: string };
	sources: readonly Source[];
	notes: readonly string[];
}
