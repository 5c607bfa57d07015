/**
 * The form of one value of the experiment: what it may be, how a link writes it, and how a sentence
 * shows it. Links, the schema, edits and comparisons all go by it.
 */
import { formatExact } from '../format.ts';
import { clamp, isWithin, whole, type Limit } from './limit.ts';

export interface Form<T> {
	/** As a sentence names it, in lower case: `learning rate`. */
	name: string;
	/** Follows the name: `must be a number from 0 to 10`. */
	mustBe: string;
	accepts(value: unknown): value is T;
	/** The nearest value that is accepted. */
	nearest(value: T): T;
	/** Its text in a link; `read(write(value))` is the value. */
	write(value: T): string;
	/** Undefined where the text makes no sense; what it returns is not always accepted. */
	read(text: string): T | undefined;
	/** Its text in a sentence. */
	show(value: T): string;
}

/** What a value must be, for the reader. */
export function sentenceFor({ name, mustBe }: Pick<Form<unknown>, 'name' | 'mustBe'>): string {
	return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${mustBe}.`;
}

export interface NumberForm extends Form<number> {
	limit: Limit;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The shortest text that reads back as the same number: `.01`, not `0.01`. */
export function writeNumber(value: number): string {
	return String(value).replace(/^(-?)0\./, '$1.');
}

export function readNumber(text: string): number | undefined {
	return decimal.test(text) ? Number(text) + 0 : undefined;
}

export function numberForm(limit: Limit): NumberForm {
	const kind = limit.whole ? 'a whole number' : 'a number';
	return {
		limit,
		name: limit.name,
		mustBe: `must be ${kind} from ${formatExact(limit.minimum)} to ${formatExact(limit.maximum)}`,
		accepts: (value) => isWithin(limit, value),
		nearest: (value) => clamp(limit, value),
		write: writeNumber,
		read: readNumber,
		show: formatExact
	};
}

/** What a typed number must be that is out of its limit; null where it fits. */
export function typedProblem(limit: Limit, value: number): string | null {
	return isWithin(limit, value) ? null : sentenceFor(numberForm(limit));
}

export function choiceForm<T extends string>(name: string, values: readonly T[]): Form<T> {
	const accepts = (value: unknown): value is T => values.includes(value as T);
	return {
		name,
		mustBe: `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
		accepts,
		nearest: (value) => (accepts(value) ? value : values[0]),
		write: (value) => value,
		read: (text) => (accepts(text) ? text : undefined),
		show: (value) => value
	};
}

export function switchForm(name: string): Form<boolean> {
	return {
		name,
		mustBe: 'must be 1 (on) or 0 (off)',
		accepts: (value) => typeof value === 'boolean',
		nearest: (value) => value,
		write: (value) => (value ? '1' : '0'),
		read: (text) => (text === '1' ? true : text === '0' ? false : undefined),
		show: (value) => (value ? 'on' : 'off')
	};
}

const batchRows = numberForm(whole('batch size', 1, 2000));

/** `limit` holds for what is not `all`. */
export const batchSizeForm: Form<number | 'all'> & { limit: Limit } = {
	limit: batchRows.limit,
	name: batchRows.name,
	mustBe: `${batchRows.mustBe}, or all`,
	accepts: (value) => value === 'all' || batchRows.accepts(value),
	nearest: (value) => (value === 'all' ? value : batchRows.nearest(value)),
	write: (value) => (value === 'all' ? value : batchRows.write(value)),
	read: (text) => (text === 'all' ? text : batchRows.read(text)),
	show: (value) => (value === 'all' ? value : formatExact(value))
};
