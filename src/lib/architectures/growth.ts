/**
 * What a count does when one field grows. Along any field it is a polynomial, almost always of
 * degree two at most; its values at once, twice, three and four times the field tell its parts.
 */
import { countBlocks } from './block.ts';
import { Refusal } from '../network/exact.ts';
import type { Config, Family } from './family.ts';

export interface Growth {
	key: string;
	/** The count with this field doubled. */
	doubled: number;
	/** What doubling adds. */
	added: number;
	/** Null where it grows in another way, in steps for example. */
	parts: GrowthParts | null;
}

/** They add up to the count. */
export interface GrowthParts {
	/** In proportion to the field. */
	linear: number;
	/** With its square. */
	quadratic: number;
	/** Whatever the field is. */
	constant: number;
}

/** Null where the field cannot be doubled, or the count cannot be told. */
export function growthOf(family: Family, config: Config, key: string): Growth | null {
	const value = config[key];
	if (value === 0 || 2 * value > family.fields[key].maximum) return null;
	const at = (times: number) => countBlocks(family.blocks({ ...config, [key]: times * value }));
	try {
		const [one, two] = [at(1), at(2)];
		return { key, doubled: two, added: two - one, parts: partsOf(one, two, at) };
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
}

function partsOf(one: number, two: number, at: (times: number) => number): GrowthParts | null {
	try {
		const [three, four] = [at(3), at(4)];
		if (four - 3 * three + 3 * two - one !== 0) return null;
		const quadratic = (three - 2 * two + one) / 2;
		const linear = two - one - 3 * quadratic;
		const constant = one - linear - quadratic;
		const isPossible = [linear, quadratic, constant].every(Number.isSafeInteger);
		return isPossible ? { linear, quadratic, constant } : null;
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
}

/** Of every field, in the family's order. */
export function growths(family: Family, config: Config): Growth[] {
	return Object.keys(family.fields)
		.map((key) => growthOf(family, config, key))
		.filter((growth) => growth !== null);
}
