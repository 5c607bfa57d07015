import { formatCount, inWords } from '../format.ts';
import type { Field } from './family.ts';

/** How one count stands to another, after "has 175 billion parameters": ", 39.5 million times as many as
 * network B with its 4,417". */
export function besideCount(count: number, other: number, name: string): string {
	const withCount = `${name} with its ${formatCount(other)}`;
	if (count === other) return `, exactly as many as ${name}`;
	const [more, ratio] = count > other ? [true, count / other] : [false, other / count];
	if (ratio < 1.005) return `, barely ${more ? 'more' : 'fewer'} than ${withCount}`;
	return more
		? `, ${inWords(ratio)} times as many as ${withCount}`
		: `; ${withCount} has ${inWords(ratio)} times as many`;
}

/** A field's value as a reader sees it. */
export function shownValue({ isSwitch }: Field, value: number): string {
	if (isSwitch) return value === 1 ? 'yes' : 'no';
	return formatCount(value);
}
