/** How a computed count stands to the one that was published. */
import type { Published } from './family.ts';
import { formatCount } from '../format.ts';

/**
 * `exact`: equal to the last parameter, or true by definition. `rounded`: within the rounding of the
 * printed figure. `differs`: neither. `estimate`: not disclosed, so not computed either.
 */
export type Status = 'exact' | 'rounded' | 'differs' | 'estimate';

export interface Standing {
	status: Status;
	/** The published figure as it was written; null where nobody needs to publish it. */
	figure: string | null;
	/** The difference as a share of the published figure. */
	difference: number;
}

const sizes: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** `1.3B` as 1.3 billion, and half a unit of its last digit. */
export function readPrinted(printed: string): { value: number; halfUnit: number } {
	const [, digits, decimals = '', letter] = /^(\d+)(?:\.(\d+))?([KMBT])$/.exec(printed) ?? [];
	if (digits === undefined) throw new SyntaxError(`No printed figure: ${printed}`);
	const unit = sizes[letter] / 10 ** decimals.length;
	return { value: Number(digits + decimals) * unit, halfUnit: unit / 2 };
}

export function standingOf(count: number, published: Published | null): Standing {
	if (published === null) return { status: 'exact', figure: null, difference: 0 };
	if ('exact' in published) {
		return {
			status: count === published.exact ? 'exact' : 'differs',
			figure: formatCount(published.exact),
			difference: (count - published.exact) / published.exact
		};
	}
	const { value, halfUnit } = readPrinted(published.printed);
	return {
		status: Math.abs(count - value) <= halfUnit ? 'rounded' : 'differs',
		figure: published.printed,
		difference: (count - value) / value
	};
}
